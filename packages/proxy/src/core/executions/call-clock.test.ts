import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NandaError } from '../nanda-error.js';
import { createCallClock } from './call-clock.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('silence ends a call, progress gives it more time, up to the cap', () => {
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
