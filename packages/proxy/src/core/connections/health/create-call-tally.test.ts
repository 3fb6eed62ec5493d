import { expect, test } from 'vitest';
import type { CallOutcome } from '../borrowed-session.js';
import { createCallTally, type CallTally } from './create-call-tally.js';

function end(tally: CallTally, ...outcomes: readonly CallOutcome[]): void {
  for (const outcome of outcomes) {
    tally.begin();
    tally.end(outcome);
  }
}

test('counts every kind of end, and takes the latency of answers alone', () => {
  const tally = createCallTally();
  end(
    tally,
    { kind: 'succeeded', latency: 10, retries: 2 },
    { kind: 'failed', latency: 900, retries: 1 },
    { kind: 'cancelled' },
    { kind: 'unused' },
    { kind: 'cached' },
  );
  tally.begin();
  expect(tally.describe()).toEqual({
    calls: { total: 5, running: 1, succeeded: 2, failed: 1, cancelled: 1, retried: 3, cached: 1 },
    latency: { last: 10, p50: 10, p95: 10, samples: 1 },
    errorRate: 0.5,
  });
});

test('the error rate forgets what was long ago', () => {
  const tally = createCallTally();
  for (let time = 0; time < 50; time += 1) end(tally, { kind: 'failed' });
  expect(tally.errorRate).toBe(1);
  for (let time = 0; time < 40; time += 1) end(tally, { kind: 'succeeded' });
  expect(tally.errorRate).toBe(0.2);
});

test('failures in a row are of calls and pings, and end with an answer to either', () => {
  const tally = createCallTally();
  end(tally, { kind: 'failed' }, { kind: 'cancelled' }, { kind: 'cached' });
  tally.looked({ isAnswered: false });
  expect(tally.failuresInARow).toBe(2);
  tally.looked({ isAnswered: true });
  expect(tally.failuresInARow).toBe(0);
  end(tally, { kind: 'failed' }, { kind: 'succeeded' });
  expect(tally.failuresInARow).toBe(0);
});

test('a call that waits for its caller does not keep the service busy', () => {
  const tally = createCallTally();
  expect(tally.isBusy).toBe(false);
  tally.begin();
  expect(tally.isBusy).toBe(true);
  tally.park();
  expect(tally).toMatchObject({ running: 1, isBusy: false });
  tally.unpark();
  expect(tally.isBusy).toBe(true);
});
