import { expect, test } from 'vitest';
import { readWalletTokens } from './read-wallet-tokens.js';

const now = 1_764_000_000_000;

test.each([
  [1_764_000_900, now + 900_000],
  [900, now + 900_000],
  ['900', now + 900_000],
  [now + 900_000, now + 900_000],
  [undefined, now + 300_000],
  [-1, now + 300_000],
  ['soon', now + 300_000],
])('expiresIn %j', (expiresIn, expiresAt) => {
  const answer = { accessToken: 'a.b.c', refreshToken: 'r', expiresIn };
  expect(readWalletTokens(answer, { now })).toEqual({
    accessToken: 'a.b.c',
    refreshToken: 'r',
    expiresAt,
  });
});

test.each([
  undefined,
  [],
  {},
  { accessToken: '' },
  { accessToken: 'a b' },
  { accessToken: 'a\r\nb' },
])('%j has no token', (answer) => {
  expect(readWalletTokens(answer, { now })).toBeUndefined();
});
