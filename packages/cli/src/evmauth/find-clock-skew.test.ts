import { expect, test } from 'vitest';
import { findClockSkew } from './find-clock-skew.js';

const at = Date.parse('2026-01-01T00:00:00.000Z');

test.each([
  ['2026-01-01T00:01:00.000Z', 60_000],
  ['2025-12-31T23:59:00.000Z', -60_000],
  ['2026-01-01T00:00:02.000Z', 0],
  ['2026-01-02T00:00:00.000Z', 0],
  ['soon', 0],
  [undefined, 0],
])('of what was said at %s it is %d ms', (timestamp, skew) => {
  expect(findClockSkew(timestamp, { at })).toBe(skew);
});
