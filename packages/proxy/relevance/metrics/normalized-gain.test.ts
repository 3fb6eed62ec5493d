import { expect, test } from 'vitest';
import { normalizedGain } from './normalized-gain.js';

/** The discount of the second and the third place. */
const second = 1 / Math.log2(3);
const third = 1 / 2;

test.each([
  { ranked: [3, 2, 1], judged: [1, 2, 3], expected: 1 },
  { ranked: [0, 3], judged: [3], expected: second },
  { ranked: [1, 0, 3], judged: [3, 1], expected: (1 + 7 * third) / (7 + second) },
  { ranked: [0, 0], judged: [2], expected: 0 },
  { ranked: [], judged: [2], expected: 0 },
  { ranked: [], judged: [], expected: 1 },
  { ranked: [0], judged: [], expected: 0 },
  // What was judged as nothing is nothing to be found.
  { ranked: [3], judged: [3, 0, 0], expected: 1 },
  // Eleven fit, and ten places are all that counts.
  { ranked: Array(10).fill(2), judged: Array(11).fill(2), expected: 1 },
  { ranked: [...Array(10).fill(0), 3], judged: [3], expected: 0 },
])('$ranked of $judged gain $expected', ({ ranked, judged, expected }) => {
  expect(normalizedGain(ranked, { judged })).toBeCloseTo(expected, 12);
});

test('looks as deep as it is told to', () => {
  expect(normalizedGain([0, 3], { judged: [3], depth: 1 })).toBe(0);
});
