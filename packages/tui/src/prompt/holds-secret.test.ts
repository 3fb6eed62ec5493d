import { expect, test } from 'vitest';
import { holdsSecret } from './holds-secret.js';

test.each([
  'auth: hunter2',
  'AUTH hunter2',
  'call log-in --password hunter2',
  'call log-in --verbose --password "two words"',
  'call log-in --user-password=hunter2',
  'call log-in password=hunter2',
  'call log-in credentials.apiKey:="x"',
  'call log-in {"user": "a", "api_key": "x"}',
  'call log-in(token: "x")',
  'connect: 1 --header "Authorization: Bearer abc"',
  'connect: 1 --header="X-Api-Key: abc"',
  'connect: 1 --auth hunter2',
  'connect: https://user:hunter2@example.com/mcp',
  'call open --url https://example.com/?access_token=abc',
  'call ask --text ghp_abcdefghijklmnop0123',
  'rerun 1 --client-secret x',
  'answer: 1 --pin 1234',
])('%j is not kept', (line) => {
  expect(holdsSecret(line)).toBe(true);
});

test.each([
  'auth: env:TOKEN',
  'auth file:/run/secrets/token',
  'search: password managers --auth bearer',
  'search: auth: bearer',
  'connect: 1 --auth-type bearer --auth env:TOKEN',
  'connect: 1 --header "Authorization: env:TOKEN"',
  'connect: 1 --header "Accept: text/plain"',
  'call log-in --password env:PASSWORD',
  'call getCurrentWeather --location "New York"',
  'call get-page --token-count 5 --page 2',
  'call get {"city": "Oslo"}',
  'call log-in --password',
  'help: auth',
])('%j is kept', (line) => {
  expect(holdsSecret(line)).toBe(false);
});

test('a very long word of many parts is no work', { timeout: 4000 }, () => {
  expect(holdsSecret(`call echo ${'a.'.repeat(49_000)}`)).toBe(false);
});
