import { expect, test } from 'vitest';

import { createVerdictCache } from './create-verdict-cache.js';

test('a verdict holds for its time, from when it was found last', () => {
  let time = 0;
  const cache = createVerdictCache<string>({ maximumAge: 100, now: () => time });
  cache.set('a', 'sse');
  time = 99;
  expect(cache.get('a')).toBe('sse');
  time = 100;
  expect(cache.get('a')).toBeUndefined();
  cache.set('a', 'http');
  time = 150;
  cache.set('a', 'sse');
  time = 249;
  expect(cache.get('a')).toBe('sse');
});

test('the oldest one goes first, and one that was wrong at once', () => {
  const cache = createVerdictCache<number>({ limit: 2 });
  for (const value of [1, 2]) cache.set(`key-${value}`, value);
  cache.set('key-1', 1);
  cache.set('key-3', 3);
  expect([1, 2, 3].map((value) => cache.get(`key-${value}`))).toEqual([1, undefined, 3]);
  cache.delete('key-3');
  expect(cache.get('key-3')).toBeUndefined();
});
