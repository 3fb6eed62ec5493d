import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createReconnectionPace } from './create-reconnection-pace.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function measure(
  schedule: ReturnType<typeof createReconnectionPace>['schedule'],
  delay = 1,
): number {
  const start = Date.now();
  let elapsed = -1;
  schedule(
    () => {
      elapsed = Date.now() - start;
    },
    delay,
    0,
  );
  vi.runAllTimers();
  return elapsed;
}

test('a stream that is waited for comes back at once, then with growing pauses, until an answer comes', () => {
  const { schedule, reset } = createReconnectionPace({ isResuming: () => true });
  expect([measure(schedule), measure(schedule), measure(schedule)]).toEqual([1, 200, 400]);
  reset();
  expect(measure(schedule)).toBe(1);
  expect(measure(schedule, 5000)).toBe(5000);
});

test('any other comes back less and less often', () => {
  const { schedule } = createReconnectionPace({ isResuming: () => false });
  const delays = Array.from({ length: 7 }, () => measure(schedule));
  expect(delays).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});

test('can be called off', () => {
  const { schedule } = createReconnectionPace({ isResuming: () => true });
  const reconnect = vi.fn();
  const callOff = schedule(reconnect, 1, 0);
  if (typeof callOff === 'function') callOff();
  vi.runAllTimers();
  expect(reconnect).not.toHaveBeenCalled();
});
