/** {@link throttleLatest}'s second argument. */
export interface ThrottleLatestOptions {
  /** The least time between two deliveries, in milliseconds. */
  interval: number;
}

/** Values in, fewer values out. Its owner cancels it. */
export interface Throttle<Value> {
  push(value: Value): void;
  /** Drops what waits and lets go of the timer. */
  cancel(): void;
}

/**
 * Delivers the first value at once and after that at most one per interval, always the newest: a
 * service that reports progress a thousand times a second does not redraw the screen as often.
 */
export function throttleLatest<Value>(
  deliver: (value: Value) => void,
  { interval }: ThrottleLatestOptions,
): Throttle<Value> {
  let timer: NodeJS.Timeout | undefined;
  let waiting: { value: Value } | undefined;

  function release(): void {
    timer = undefined;
    if (waiting === undefined) return;
    const { value } = waiting;
    waiting = undefined;
    timer = setTimeout(release, interval);
    deliver(value);
  }

  return {
    push(value) {
      waiting = { value };
      if (timer === undefined) release();
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
      waiting = undefined;
    },
  };
}
