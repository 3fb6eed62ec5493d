import { expect, test } from 'vitest';
import { looksSecret } from './looks-secret.js';
import { readMember } from './read-member.js';
import { readTemplates } from './read-templates.js';

test.each([
  ['Authorization', true],
  ['API_KEY', true],
  ['X-API-Key', true],
  ['githubToken', true],
  ['OPENAI_APIKEY', true],
  ['--api-key', true],
  ['GITHUB_PAT', true],
  ['DB_PASSWORD', true],
  ['MAX_TOKENS', false],
  ['TOKEN_LIMIT', false],
  ['PUBLIC_KEY', false],
  ['sort-key', false],
  ['Keyboard', false],
  ['PATH', false],
  ['MONKEY', false],
  ['', false],
])('%s looks like a secret: %s', (name, isSecret) => {
  expect(looksSecret(name)).toBe(isSecret);
});

test.each([
  ['Bearer {token}', 'Bearer {token}', ['token']],
  ['${API_KEY}', '{API_KEY}', ['API_KEY']],
  ['{{ tenant }}.x', '{tenant}.x', ['tenant']],
  ['${input:key} ${env:KEY}', '{key} {KEY}', ['key', 'KEY']],
  ['{a}/{b}/{a}', '{a}/{b}/{a}', ['a', 'b']],
  ['{"json": 1}', '{"json": 1}', []],
  ['{} {1} { }', '{} {1} { }', []],
])('%j has to be filled in: %j', (text, normal, names) => {
  expect(readTemplates(text)).toEqual({ text: normal, names });
});

test('finds members in both spellings', () => {
  expect(readMember({ file_sha256: 'a' }, 'fileSha256')).toBe('a');
  expect(readMember({ isRequired: false, is_required: true }, 'isRequired')).toBe(false);
  expect(readMember({}, 'isRequired')).toBeUndefined();
});
