import { expect, test } from 'vitest';
import { summarizeTimes } from './summarize-times.js';

test('by nearest rank, in any order', () => {
  const times = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(summarizeTimes(times)).toEqual({
    min: 1,
    mean: 50.5,
    p50: 50,
    p90: 90,
    p99: 99,
    max: 100,
  });
  expect(summarizeTimes([7])).toEqual({ min: 7, mean: 7, p50: 7, p90: 7, p99: 7, max: 7 });
  expect(summarizeTimes([])).toBeUndefined();
});
