import { expect, test } from 'vitest';
import { coolDown } from './cool-down.js';

test.each([
  [1, 0.5, 1000],
  [1, 0, 750],
  [1, 1, 1250],
  [2, 0.5, 2000],
  [3, 0.5, 4000],
  [4, 0.5, 5000],
  [4, 1, 5000],
  [4, 0, 3750],
  [5000, 0.5, 5000],
])('opening %i with chance %d waits %i ms', (opening, random, expected) => {
  expect(coolDown({ opening, random })).toBe(expected);
});
