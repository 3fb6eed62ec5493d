import { expect, test } from 'vitest';
import { reconnectDelay } from './reconnect-delay.js';

test.each([
  [1, 0, 0],
  [1, 1, 250],
  [2, 1, 500],
  [4, 0.5, 1000],
  [7, 1, 16_000],
  [8, 1, 30_000],
  [8, 0.1, 3000],
  [5000, 1, 30_000],
])('attempt %i with chance %d waits %i ms', (attempt, random, expected) => {
  expect(reconnectDelay({ attempt, random })).toBe(expected);
});

test('by itself it stays below its bound', () => {
  const delays = Array.from({ length: 200 }, () => reconnectDelay({ attempt: 3 }));
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...delays)).toBeLessThanOrEqual(1000);
  expect(new Set(delays).size).toBeGreaterThan(1);
});
