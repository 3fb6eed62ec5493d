import { expect, test } from 'vitest';
import { formatAgo } from './format-ago.js';
import { formatCount } from './format-count.js';

const now = Date.parse('2030-01-10T12:00:00Z');

test.each([
  ['2030-01-10T11:59:30Z', 'just now'],
  ['2030-01-10T11:57:00Z', '3 min ago'],
  ['2030-01-10T10:30:00Z', '1 hour ago'],
  ['2030-01-08T10:30:00Z', '2 days ago'],
  ['2030-01-10T12:00:20Z', 'in a moment'],
  ['2030-01-10T12:59:00Z', 'in 59 min'],
  ['2030-01-10T12:09:59Z', 'in 10 min'],
  ['not a time', 'at a time that is not known'],
])('%s is %s', (timestamp, expected) => {
  expect(formatAgo(timestamp, { now })).toBe(expected);
});

test('thousands are marked', () => {
  expect([0, 999, 1204, 54_321, 1_000_000].map(formatCount)).toEqual([
    '0',
    '999',
    '1,204',
    '54,321',
    '1,000,000',
  ]);
});
