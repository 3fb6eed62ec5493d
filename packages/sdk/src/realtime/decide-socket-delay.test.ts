import { expect, test } from 'vitest';
import { decideSocketDelay } from './decide-socket-delay.js';

const times = { blocked: 60_000, longestBlocked: 1_800_000 };
const random = () => 0;

test.each([
  ['one that brought events', 0, false, 500],
  ['the first that brought nothing', 1, false, 500],
  ['the second', 2, false, 1000],
  ['the third', 3, false, 2000],
  ['the twentieth', 20, false, 30_000],
  ['one that brought events, beside a stream', 0, true, 500],
  ['the first that is blocked', 1, true, 60_000],
  ['the second that is blocked', 2, true, 60_000],
  ['the third that is blocked', 3, true, 120_000],
  ['the twentieth that is blocked', 20, true, 1_800_000],
])('after %s', (_, failures, isStreamOpen, expected) => {
  expect(decideSocketDelay(failures, { isStreamOpen, times, random })).toBe(expected);
});

test('is spread by a quarter', () => {
  const delay = (value: number) =>
    decideSocketDelay(3, { isStreamOpen: false, times, random: () => value });
  expect([delay(0), delay(0.5), delay(1)]).toEqual([2000, 1750, 1500]);
});
