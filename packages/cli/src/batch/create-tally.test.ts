import { expect, test } from 'vitest';
import type { BatchRow } from './batch-row.js';
import { createTally } from './create-tally.js';

function tallyOf(statuses: readonly BatchRow['status'][], took = 1200) {
  let now = 0;
  const tally = createTally(() => now);
  statuses.forEach((status, index) => tally.add({ index, line: index + 1, status }));
  now = took;
  return tally;
}

test('says how many succeeded, and which lines did not', () => {
  const tally = tallyOf(['success', 'error', 'success', 'timeout']);
  expect(tally.summary(4)).toBe('4 calls: 2 succeeded, 2 failed (lines 2, 4), in 1.2 s.');
  expect([tally.done, tally.failed, tally.waiting]).toEqual([4, 2, 0]);
});

test('names no more than five lines', () => {
  expect(tallyOf(Array.from({ length: 9 }, () => 'error' as const)).summary(undefined)).toBe(
    '9 calls: 0 succeeded, 9 failed (lines 1, 2, 3, 4, 5, …), in 1.2 s.',
  );
});

test('says what was not done, and what waits', () => {
  const tally = tallyOf(['success', 'cancelled', 'input_required'], 3);
  expect(tally.summary(7)).toBe(
    '3 of 7 calls: 1 succeeded, 1 call waiting in the inbox, 1 cancelled, in 3 ms.',
  );
});
