import { expect, test } from 'vitest';
import { nextSyncAt, type SyncHistory } from './next-sync-at.js';

const second = 1_000;
const minute = 60 * second;
const start = 1_000_000 * minute;
const fresh: SyncHistory = {
  syncedAt: start,
  isComplete: true,
  attemptedAt: undefined,
  failures: 0,
  retryAfter: undefined,
};
const freshFor = 10 * minute;

test.each<[string, Partial<SyncHistory>, number, number]>([
  ['never read: now', { syncedAt: undefined, isComplete: false }, 0.5, 0],
  ['broken off by an earlier process: now', { isComplete: false }, 0.5, 0],
  [
    'broken off in this one: soon',
    { isComplete: false, attemptedAt: start },
    0.5,
    start + 30 * second,
  ],
  ['read: when it is not fresh any more', {}, 0.5, start + freshFor],
  ['read, by luck a little earlier', {}, 0, start + 9 * minute],
  ['read, by luck a little later', {}, 1, start + 11 * minute],
  ['nothing new was found', { attemptedAt: start + minute }, 0.5, start + minute + freshFor],
  ['an earlier attempt', { attemptedAt: start - minute }, 0.5, start + freshFor],
  ['failed once', { failures: 1, attemptedAt: start }, 0.5, start + 30 * second],
  ['failed once, earliest', { failures: 1, attemptedAt: start }, 0, start + 22.5 * second],
  ['failed once, latest', { failures: 1, attemptedAt: start }, 1, start + 37.5 * second],
  ['failed twice', { failures: 2, attemptedAt: start }, 0.5, start + minute],
  ['failed often', { failures: 60, attemptedAt: start }, 0.5, start + 30 * minute],
  [
    'failed, and asked to be left alone',
    { failures: 1, attemptedAt: start, retryAfter: 5 * minute },
    0.5,
    start + 5 * minute,
  ],
  [
    'failed often, and asked for less than is waited anyway',
    { failures: 9, attemptedAt: start, retryAfter: second },
    0.5,
    start + 30 * minute,
  ],
])('%s', (_, history, spread, expected) => {
  expect(nextSyncAt({ ...fresh, ...history }, { freshFor, spread })).toBe(expected);
});

test('what is always fresh is never due', () => {
  expect(nextSyncAt(fresh, { freshFor: Number.POSITIVE_INFINITY, spread: 0.5 })).toBe(Infinity);
});
