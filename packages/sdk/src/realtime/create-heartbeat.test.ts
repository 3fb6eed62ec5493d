import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHeartbeat } from './create-heartbeat.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start() {
  const counts = { pings: 0, lost: 0 };
  const heartbeat = createHeartbeat({
    interval: 100,
    ping: () => void (counts.pings += 1),
    onLost: () => void (counts.lost += 1),
  });
  return { heartbeat, counts };
}

test('the second ping without an answer is the last one', () => {
  const { counts } = start();
  vi.advanceTimersByTime(299);
  expect(counts).toEqual({ pings: 2, lost: 0 });
  vi.advanceTimersByTime(1000);
  expect(counts).toEqual({ pings: 2, lost: 1 });
  expect(vi.getTimerCount()).toBe(0);
});

test('every answer begins anew, and a stop lets the timer go', () => {
  const { heartbeat, counts } = start();
  for (let round = 0; round < 5; round += 1) {
    vi.advanceTimersByTime(200);
    heartbeat.answered();
  }
  expect(counts).toEqual({ pings: 10, lost: 0 });
  heartbeat.stop();
  expect(vi.getTimerCount()).toBe(0);
});
