/** A wait that others can cut short, again and again. One waits at a time. */
export interface Alarm {
  /** Resolves after so many milliseconds, when it rings, or when the signal is aborted. */
  wait(milliseconds: number): Promise<void>;
  /** Ends the wait that is under way, else the next one at once. */
  ring(): void;
}

export function createAlarm(signal: AbortSignal): Alarm {
  let hasRung = false;
  let wake: (() => void) | undefined;
  return {
    wait: async (milliseconds) => {
      const isNeeded = !hasRung && !signal.aborted;
      hasRung = false;
      if (!isNeeded) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds).unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        signal.addEventListener('abort', wake, { once: true });
      });
      if (wake) signal.removeEventListener('abort', wake);
      wake = undefined;
    },
    ring: () => {
      if (wake) wake();
      else hasRung = true;
    },
  };
}
