import { expect, test } from 'vitest';

import { createRedactor } from './create-redactor.js';
import { listSecrets } from './list-secrets.js';

test.each([
  'sekrit-42',
  'a+b/c==',
  'quo"te\\back',
  '<tag>&amp',
  "it's (all) [one] {two}|^$.*?",
  'pässword',
  'a b c d',
])('the secret %j, however it is written', (secret) => {
  const redactor = createRedactor([secret]);
  const texts = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  ];
  for (const text of texts) {
    expect(redactor.text(`You sent ${text}, ${text}!`)).toBe('You sent [redacted], [redacted]!');
  }
  expect(redactor.value({ a: [secret, { [secret]: `x${secret}` }], n: 1, z: null })).toEqual({
    a: ['[redacted]', { '[redacted]': 'x[redacted]' }],
    n: 1,
    z: null,
  });
});

test('what is too short to be a secret is left alone, and so is everything without one', () => {
  const value = { a: 'abc' };
  for (const secrets of [[], ['abc'], ['']]) {
    const redactor = createRedactor(secrets);
    expect(redactor.text('abc')).toBe('abc');
    expect(redactor.value(value)).toEqual(value);
  }
});

test('an error does not tell either, nor does a parser that quotes a piece', () => {
  const redactor = createRedactor(['sekrit-42']);
  const harmless = new Error('no', { cause: new Error('why') });
  expect(redactor.error(harmless)).toBe(harmless);
  const told = redactor.error(new Error('failed', { cause: new Error('got sekrit-42') }));
  expect(told).toMatchObject({ message: 'failed' });
  expect((told as Error).cause).toBeUndefined();
  expect(redactor.error(new Error('sekrit-42!'))).toMatchObject({ message: '[redacted]!' });
  expect(redactor.error(new SyntaxError('"sekri"... is not valid JSON'))).toMatchObject({
    message: 'What came is not valid JSON.',
  });
});

test('the parts of a header that count', () => {
  expect(
    listSecrets({
      Authorization: 'Bearer tok en',
      'X-API-Key': 'key',
      Cookie: 'session=abc; other=def',
    }),
  ).toEqual(['Bearer tok en', 'tok en', 'key', 'session=abc; other=def', 'abc', 'def']);
  expect(listSecrets({ authorization: 'Basic dGVzdDoxMjPCow==' })).toEqual([
    'Basic dGVzdDoxMjPCow==',
    'dGVzdDoxMjPCow==',
    '123£',
  ]);
});

test('what comes later is learned, and of much the oldest is forgotten, never what was there first', () => {
  const redactor = createRedactor(['first-one']);
  expect(redactor.text('later-one')).toBe('later-one');
  redactor.learn(['later-one', 'abc']);
  expect(redactor.text('first-one later-one abc')).toBe('[redacted] [redacted] abc');
  for (let count = 0; count < 200; count += 1) redactor.learn([`token-${count}-`]);
  expect(redactor.text('first-one later-one token-199- token-190-')).toBe(
    '[redacted] later-one [redacted] [redacted]',
  );
});
