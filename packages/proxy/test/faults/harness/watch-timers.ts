/** The timers that were set since, by whoever uses the global functions. */
export interface TimerWatch {
  /** Where each of those was set that wait now, those included that do not hold the process up. */
  readonly places: readonly string[];
  stop(): void;
}

type Callback = (...values: unknown[]) => void;

/**
 * Takes the place of the global functions: Node itself tells of no timer that is unreferenced. What uses
 * `node:timers` is not seen, which here are the test runner and the tests themselves.
 */
export function watchTimers(): TimerWatch {
  const originals = { setTimeout, setInterval, clearTimeout, clearInterval };
  const waiting = new Map<unknown, string>();

  function note(timer: unknown): void {
    const lines = new Error('here').stack?.split('\n').slice(3) ?? [];
    const own = lines.filter((line) => !line.includes('node:')).slice(0, 2);
    waiting.set(timer, own.map((line) => line.trim()).join(' '));
  }

  function forget(timer: unknown): void {
    waiting.delete(timer);
  }

  Object.assign(globalThis, {
    setTimeout: Object.assign(
      (callback: Callback, milliseconds?: number, ...values: unknown[]) => {
        const timer = originals.setTimeout(() => {
          forget(timer);
          callback(...values);
        }, milliseconds);
        note(timer);
        return timer;
      },
      // `promisify` finds its own form there.
      Object.fromEntries(
        Object.getOwnPropertySymbols(originals.setTimeout).map((key) => [
          key,
          (originals.setTimeout as unknown as Record<symbol, unknown>)[key],
        ]),
      ),
    ),
    setInterval: (callback: Callback, milliseconds?: number, ...values: unknown[]) => {
      const timer = originals.setInterval(() => callback(...values), milliseconds);
      note(timer);
      return timer;
    },
    clearTimeout: (timer?: NodeJS.Timeout) => {
      forget(timer);
      originals.clearTimeout(timer);
    },
    clearInterval: (timer?: NodeJS.Timeout) => {
      forget(timer);
      originals.clearInterval(timer);
    },
  });

  return {
    get places() {
      return [...waiting.values()];
    },
    stop: () => void Object.assign(globalThis, originals),
  };
}
