import { expect, test } from 'vitest';
import { pingInterval } from './ping-interval.js';

test.each([
  [false, 0, 30_000],
  [false, 30_000, 30_000],
  [false, 60_000, 60_000],
  [false, 299_000, 299_000],
  [false, 3_600_000, 300_000],
  [true, 0, 5000],
  [true, 3_600_000, 5000],
])('suspect: %s, idle for %i ms: %i ms', (isSuspect, idleFor, expected) => {
  expect(pingInterval({ isSuspect, idleFor })).toBe(expected);
});
