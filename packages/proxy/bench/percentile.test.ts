import { expect, test } from 'vitest';
import { percentile } from './percentile.js';

test.each([
  { values: [3, 1, 2], share: 0.5, expected: 2 },
  { values: [4, 1, 2, 3], share: 0.5, expected: 2 },
  { values: Array.from({ length: 100 }, (_, index) => index + 1), share: 0.99, expected: 99 },
  { values: [7], share: 0.99, expected: 7 },
  { values: [1, 2], share: 0, expected: 1 },
  { values: [], share: 0.5, expected: Number.NaN },
])('$share of $values: $expected', ({ values, share, expected }) => {
  expect(percentile(values, { share })).toBe(expected);
});
