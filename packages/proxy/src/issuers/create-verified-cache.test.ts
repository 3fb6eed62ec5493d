import { beforeEach, expect, test } from 'vitest';
import type { Identity } from '../core/accounts/identity.js';
import { createVerifiedCache, type VerifiedCache } from './create-verified-cache.js';

let time: number;
let cache: VerifiedCache;

beforeEach(() => {
  time = 0;
  cache = createVerifiedCache({ ttl: 1000, most: 2, now: () => time });
});

const until = (end: number): Identity => ({
  userId: 'u',
  access: { permissions: new Set(), tools: {} },
  scope: [],
  expiresAt: new Date(end).toISOString(),
});

test('a token is known for a while, and never longer than it is good', () => {
  cache.add('long', until(5000));
  cache.add('short', until(500));
  cache.add('over', until(0));
  expect(['long', 'short', 'over', 'other'].map((token) => cache.get(token) !== undefined)).toEqual(
    [true, true, false, false],
  );
  time = 500;
  expect(cache.get('short')).toBeUndefined();
  expect(cache.get('long')).toBeDefined();
  time = 1000;
  expect(cache.get('long')).toBeUndefined();
});

test('there are no more than so many', () => {
  for (const token of ['a', 'b', 'c']) cache.add(token, until(5000));
  expect(['a', 'b', 'c'].map((token) => cache.get(token) !== undefined)).toEqual([
    false,
    true,
    true,
  ]);
});
