import { expect, test } from 'vitest';
import { checkFieldValue } from './check-field-value.js';
import { consentPage } from './consent-page.js';
import { isSecretField } from './is-secret-field.js';
import { knownChallenge } from './known-challenge.js';
import { readChallenge } from './read-challenge.js';
import type { WantedField } from './wanted-challenge.js';
import { wantedWords } from './wanted-words.js';

const token: WantedField = { name: 'token', in: 'auth', isRequired: true, isSecret: true };
const field = (given: Partial<WantedField>): WantedField => ({ name: 'x', in: 'auth', ...given });

test.each<[unknown, unknown]>([
  [undefined, { kind: 'bearer', fields: [token] }],
  [
    { kind: 'unknown', fields: [] },
    { kind: 'bearer', fields: [token] },
  ],
  [
    { kind: 'oauth2', fields: [] },
    { kind: 'oauth2', fields: [] },
  ],
  [{ kind: 'api_key' }, { kind: 'api_key', fields: [{ ...token, name: 'key' }] }],
  [
    { kind: 'custom', fields: [{ name: 'X', in: 'header' }, { name: 'Y', in: 'body' }, null, 7] },
    { kind: 'custom', fields: [{ name: 'X', in: 'header' }] },
  ],
  [
    { kind: 'bearer', fields: [{ ...token, default: 7 }], where: 'https://x.example', reason: 1 },
    { kind: 'bearer', fields: [token], where: 'https://x.example' },
  ],
])('a challenge %j', (challenge, wanted) => {
  expect(readChallenge(challenge)).toEqual(wanted);
});

test('before it is asked, nothing is wanted of what is open or not known', () => {
  const of = (type: string, isProtected = false, fields?: WantedField[]) =>
    knownChallenge({ auth: { type, fields }, protected: isProtected });
  expect(of('none')).toBeUndefined();
  expect(of('unknown')).toBeUndefined();
  expect(of('unknown', true)).toEqual({ kind: 'bearer', fields: [token] });
  const tenant = field({ name: 'tenant', in: 'variable' });
  expect(of('none', false, [tenant])).toEqual({ kind: 'custom', fields: [tenant] });
  expect(of('oauth2')).toEqual({ kind: 'oauth2', fields: [] });
});

test.each<[Partial<WantedField>, boolean]>([
  [{ name: 'X-Anything', in: 'header' }, true],
  [{ name: 'X-Anything', in: 'header', isSecret: false }, false],
  [{ name: 'tenant', in: 'variable' }, false],
  [{ name: 'api_key', in: 'variable' }, true],
  [{ name: 'accessToken', in: 'variable' }, true],
  [{ name: 'monkey', in: 'variable' }, false],
  [{ name: 'walletAddress' }, false],
  [{ name: 'password' }, true],
])('whether %j is hidden', (given, isHidden) => {
  expect(isSecretField(field(given))).toBe(isHidden);
});

test.each<[string, Partial<WantedField>, RegExp | undefined]>([
  ['', { isRequired: true }, /cannot do without/],
  ['', { isRequired: true, default: 'eu' }, undefined],
  ['', {}, undefined],
  ['mars', { choices: ['eu', 'us'] }, /one of: eu, us/],
  ['eu', { choices: ['eu', 'us'] }, undefined],
  ['0x12', { name: 'walletAddress' }, /40 hexadecimal/],
  ['a:b', { name: 'username' }, /no colon/],
  ['pässwörd ✓', { name: 'password' }, undefined],
  ['tökén ✓', { name: 'token' }, /cannot be sent/],
  ['many', { in: 'variable', format: 'number' }, /a number/],
])('%j for %j', (value, given, problem) => {
  const said = checkFieldValue(value, field(given));
  if (problem === undefined) expect(said).toBeUndefined();
  else expect(said).toMatch(problem);
  if (value !== '') expect(said ?? '').not.toContain(value);
});

test.each([
  ['https://login.example/a?b=c', 'login.example'],
  ['http://127.0.0.1:8080/a', '127.0.0.1:8080'],
  ['http://[::1]/a', '[::1]'],
  ['http://localhost/a', 'localhost'],
  ['http://login.example/a', undefined],
  ['http://127.0.0.1.evil.example/', undefined],
  ['https://login.example@evil.example/', undefined],
  ['file:///etc/passwd', undefined],
  ['javascript:alert(1)', undefined],
  ['ms-settings:x', undefined],
  ['-flag', undefined],
  [undefined, undefined],
])('the page %s is opened as one of %s', (address, host) => {
  expect(consentPage(address)?.host).toBe(host);
});

test('what is wanted, in words', () => {
  const custom = (...names: string[]) =>
    wantedWords({ kind: 'custom', fields: names.map((name) => field({ name, in: 'header' })) });
  expect(custom('X-Key')).toBe('the header field X-Key');
  expect(custom('a', 'b')).toBe('a, b');
  expect(custom('a', 'b', 'c', 'd', 'e', 'f')).toBe('a, b, c, d, and 2 more');
  expect(wantedWords({ kind: 'basic', fields: [] })).toBe('a user name and a password');
});
