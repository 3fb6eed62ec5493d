import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { throttleLatest } from './throttle-latest.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('delivers the first at once, then the newest once per interval', () => {
  const delivered: number[] = [];
  const throttle = throttleLatest<number>((value) => delivered.push(value), { interval: 100 });
  throttle.push(1);
  throttle.push(2);
  throttle.push(3);
  expect(delivered).toEqual([1]);
  vi.advanceTimersByTime(100);
  expect(delivered).toEqual([1, 3]);
  throttle.push(4);
  expect(delivered).toEqual([1, 3]);
  vi.advanceTimersByTime(100);
  expect(delivered).toEqual([1, 3, 4]);
});

test('holds no timer when nothing waits, nor after cancel', () => {
  const deliver = vi.fn<(value: number) => void>();
  const throttle = throttleLatest<number>(deliver, { interval: 100 });
  throttle.push(1);
  vi.advanceTimersByTime(200);
  expect(vi.getTimerCount()).toBe(0);
  throttle.push(2);
  throttle.push(3);
  throttle.cancel();
  expect(vi.getTimerCount()).toBe(0);
  expect(deliver.mock.calls).toEqual([[1], [2]]);
});
