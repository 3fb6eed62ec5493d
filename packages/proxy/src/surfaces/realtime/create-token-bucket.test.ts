import { expect, test } from 'vitest';
import { createTokenBucket } from './create-token-bucket.js';

test('lets a burst pass, then as many as time brings, and saves up no more than a burst', () => {
  let time = 0;
  const bucket = createTokenBucket({ rate: 10, burst: 3, now: () => time });
  const take = (count: number): boolean[] => Array.from({ length: count }, () => bucket.take());
  expect(take(4)).toEqual([true, true, true, false]);
  time += 99;
  expect(bucket.take()).toBe(false);
  time += 101;
  expect(take(3)).toEqual([true, true, false]);
  time += 60_000;
  expect(take(4)).toEqual([true, true, true, false]);
});
