import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NandaError } from '../../nanda-error.js';
import { createCallClock } from './call-clock.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('P3: silence ends a call, progress gives it more time, up to the cap', () => {
  const clock = createCallClock({ idle: 100, total: 250 });
  for (const _ of [1, 2]) {
    vi.advanceTimersByTime(90);
    clock.progressed();
  }
  expect(clock.signal.aborted).toBe(false);
  vi.advanceTimersByTime(69);
  expect(clock.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(clock.signal.reason).toMatchObject({ code: 'TOOL_TIMEOUT', details: { timeout: 250 } });
  clock.release();
  expect(vi.getTimerCount()).toBe(0);
});

test('without progress it ends after the silence', () => {
  const clock = createCallClock({ idle: 100, total: 250 });
  vi.advanceTimersByTime(100);
  expect(clock.signal.reason).toMatchObject({ code: 'TOOL_TIMEOUT', details: { timeout: 100 } });
  clock.progressed();
  clock.release();
  expect(vi.getTimerCount()).toBe(0);
});

test('a cancelled clock keeps its first reason', () => {
  const clock = createCallClock({ idle: 100, total: 250 });
  clock.cancel(new NandaError('CANCELLED', 'by its owner'));
  vi.advanceTimersByTime(300);
  expect(clock.signal.reason).toMatchObject({ code: 'CANCELLED' });
  clock.release();
});

test('no time passes while the call waits for its caller', () => {
  const clock = createCallClock({ idle: 100, total: 250 });
  vi.advanceTimersByTime(50);
  clock.pause();
  vi.advanceTimersByTime(10_000);
  expect(clock.signal.aborted).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
  clock.resume();
  expect(clock.left).toBeCloseTo(200);
  vi.advanceTimersByTime(99);
  clock.progressed();
  vi.advanceTimersByTime(99);
  clock.progressed();
  vi.advanceTimersByTime(3);
  expect(clock.signal.reason).toMatchObject({ details: { timeout: 250 } });
  clock.release();
});

test('a clock that was let go of does not start again', () => {
  const clock = createCallClock({ idle: 100, total: 250 });
  clock.pause();
  clock.release();
  clock.resume();
  expect(vi.getTimerCount()).toBe(0);
});
