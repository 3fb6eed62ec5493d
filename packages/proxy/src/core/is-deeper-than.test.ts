import { expect, test } from 'vitest';
import { isDeeperThan } from './is-deeper-than.js';

test.each([
  [1, 0, false],
  [[], 0, true],
  [[], 1, false],
  [{ a: 1, b: [2] }, 1, true],
  [{ a: 1, b: [2] }, 2, false],
  [[{}, [], [{ a: [] }]], 3, true],
  [[{}, [], [{ a: [] }]], 4, false],
])('%j is deeper than %i: %s', (value, limit, expected) => {
  expect(isDeeperThan(limit, { value })).toBe(expected);
});

test('a hundred thousand levels do not exhaust the stack', () => {
  const value: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
  expect(isDeeperThan(99_999, { value })).toBe(true);
  expect(isDeeperThan(100_000, { value })).toBe(false);
});
