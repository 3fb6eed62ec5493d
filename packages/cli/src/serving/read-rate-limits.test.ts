import { expect, test } from 'vitest';
import { readRateLimits } from './read-rate-limits.js';

test('limits are switched, or named one by one', () => {
  expect(readRateLimits(undefined)).toBeUndefined();
  expect(readRateLimits(['on'])).toBe(true);
  expect(readRateLimits(['off'])).toBe(false);
  expect(readRateLimits(['free=60', 'pro=100/10'])).toEqual({
    free: { requests: 60 },
    pro: { requests: 100, window: 10 },
  });
});

test.each(['many', 'free', 'free=0', 'free=1/0', 'free=-1', 'gold=1', 'constructor=1', ''])(
  '"%s" is none',
  (word) => {
    expect(() => readRateLimits([word])).toThrow('--rate-limit is on, off, or a limit');
  },
);
