import { expect, test } from 'vitest';
import { selectLargest } from './select-largest.js';

test.each<[number[], number, number[]]>([
  [[5, 1, 4, 2, 3], 2, [0, 2]],
  [[5, 1, 4, 2, 3], 5, [0, 1, 2, 3, 4]],
  [[5, 1, 4], 9, [0, 1, 2]],
  [[1, 2, 2, 2], 2, [1, 2, 3]],
  [[], 3, []],
  [[-1, -3, -2], 1, [0]],
])('of %j the %i largest are at %j', (values, count, places) => {
  expect(selectLargest(Float64Array.from(values), { count })).toEqual(places);
});
