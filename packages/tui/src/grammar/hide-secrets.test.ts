import { expect, test } from 'vitest';
import { hideSecrets } from './hide-secrets.js';

test.each([
  ['auth: hunter2', 'auth: …'],
  ['auth: env:TOKEN', 'auth: env:TOKEN'],
  ['auth file:/run/token', 'auth file:/run/token'],
  [
    'auth: 0x52908400098527886E0F7030069857D2E4169EE7',
    'auth: 0x52908400098527886E0F7030069857D2E4169EE7',
  ],
  ['connect: 1 --auth hunter2 --as w', 'connect: 1 --auth … --as w'],
  ['connect: 1 --auth="hunter 2"', 'connect: 1 --auth=…'],
  ['connect: 1 --auth-type bearer --auth env:T', 'connect: 1 --auth-type bearer --auth env:T'],
  [
    'connect: 1 --header "Authorization: Bearer abcdefgh123"',
    'connect: 1 --header "Authorization: Bearer …"',
  ],
  ['call push --token ghp_abcdef0123456789', 'call push --token …'],
  ['call ask --key sk-proj-abcdefgh --q "two words"', 'call ask --key … --q "two words"'],
  ['call ask-form', 'call ask-form'],
  ['call task_list --risk-level high', 'call task_list --risk-level high'],
  ['call a --key=sk-proj-abcdefgh', 'call a --key=…'],
  ['search: authors --auth bearer', 'search: authors --auth bearer'],
  ['call getCurrentWeather --location "New York"', 'call getCurrentWeather --location "New York"'],
])('%j', (line, shown) => {
  expect(hideSecrets(line)).toBe(shown);
});
