import { expect, test } from 'vitest';
import { shouldOpen } from './should-open.js';

test.each([
  [0, 0, 0, false],
  [4, 4, 4, false],
  [5, 5, 5, true],
  [0, 19, 19, false],
  [0, 20, 9, false],
  [0, 20, 10, true],
  [1, 1000, 499, false],
  [1, 1000, 500, true],
])('%i in a row, of %i calls %i failed: %s', (inARow, calls, failed, expected) => {
  expect(shouldOpen({ inARow, calls, failed })).toBe(expected);
});
