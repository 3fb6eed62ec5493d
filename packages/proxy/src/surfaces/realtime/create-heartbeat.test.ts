import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHeartbeat, type Heartbeat } from './create-heartbeat.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(canAnswer = () => true): {
  readonly heartbeat: Heartbeat;
  readonly counts: { pings: number; lost: number };
} {
  const counts = { pings: 0, lost: 0 };
  const heartbeat = createHeartbeat({
    interval: 100,
    canAnswer,
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

test('every answer begins anew', () => {
  const { heartbeat, counts } = start();
  for (let round = 0; round < 5; round += 1) {
    vi.advanceTimersByTime(200);
    heartbeat.answered();
  }
  expect(counts).toEqual({ pings: 10, lost: 0 });
  heartbeat.stop();
  expect(vi.getTimerCount()).toBe(0);
});

test('who cannot answer is not asked', () => {
  let canAnswer = false;
  const { counts } = start(() => canAnswer);
  vi.advanceTimersByTime(1000);
  expect(counts).toEqual({ pings: 0, lost: 0 });
  canAnswer = true;
  vi.advanceTimersByTime(100);
  expect(counts).toEqual({ pings: 1, lost: 0 });
});
