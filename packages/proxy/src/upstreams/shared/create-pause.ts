/** Waits that somebody else can cut short. One at a time. */
export interface Pause {
  /** Resolves after so many milliseconds, or when it is ended. */
  wait(milliseconds: number): Promise<void>;
  /** Ends the wait that is under way, and every later one at once. */
  end(): void;
  readonly isEnded: boolean;
}

export function createPause(): Pause {
  let isEnded = false;
  let wake: (() => void) | undefined;
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        if (isEnded) {
          resolve();
          return;
        }
        const timer = setTimeout(resolve, milliseconds).unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    end: () => {
      isEnded = true;
      wake?.();
    },
    get isEnded() {
      return isEnded;
    },
  };
}
