import { expect, test } from 'vitest';
import { hideTypedSecrets } from './hide-typed-secrets.js';

test.each([
  ['call login --user ann --password hunter2 --stay', 'call login --user ann --password … --stay'],
  ['call login password="hunter 2"', 'call login password=…'],
  ['call login {"apiKey": "hunter2", "a": 1}', 'call login {"apiKey": …, "a": 1}'],
  [
    'call get --url https://ann:hunter2@host/?access_token=hunter2&b=1',
    'call get --url https://…@host/?access_token=…&b=1',
  ],
  ['connect: 1 --header "Authorization: Bearer hunter2"', 'connect: 1 --header …'],
  ['connect: 1 --auth hunter2', 'connect: 1 --auth …'],
  ['auth: hunter2', 'auth: …'],
])('%s', (line, shown) => {
  expect(hideTypedSecrets(line)).toBe(shown);
});

test.each([
  'search: password=x',
  'connect: 1 --auth env:TOKEN',
  'call list --pageToken 3',
  'call getCurrentWeather --location "New York"',
  '',
])('%s stays as it is', (line) => {
  expect(hideTypedSecrets(line)).toBe(line);
});
