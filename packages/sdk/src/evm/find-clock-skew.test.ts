import { expect, test } from 'vitest';
import { findClockSkew } from './find-clock-skew.js';

const at = Date.UTC(2026, 0, 1, 12);
const skewOf = (milliseconds: number) =>
  findClockSkew({ text: new Date(at + milliseconds).toUTCString(), at });

test.each([
  [60_000, 60_500],
  [-60_000, -59_500],
  [5_000, 5_500],
  [2_000, 0],
  [-3_000, 0],
  [3_600_000, 0],
])('a clock that is %i ms behind is set by %i', (behind, skew) => {
  expect(skewOf(behind)).toBe(skew);
});

test.each([null, 'soon', ''])('%s says nothing of the time', (text) => {
  expect(findClockSkew({ text, at })).toBe(0);
});
