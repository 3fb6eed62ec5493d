/** How a reader follows a log. */
export interface FollowOptions {
  /** The position of the last event that the reader has; it gets what comes after it. @default 0 */
  readonly after?: number;
  /** Ends the reading. */
  readonly signal: AbortSignal;
}

/** Events in order, kept up to a limit, for any number of readers of any speed. */
export interface EventLog<Event> {
  /** The position of the newest event; the first one is 1. */
  readonly position: number;
  append(event: Event): void;
  /** What is kept after a position, then what comes; ends with the log or with the signal. */
  follow(options: FollowOptions): AsyncGenerator<Event, void, undefined>;
  /** No event comes any more: readers end when they have read all. */
  end(): void;
}

/**
 * A log that its readers pull from: a slow reader holds no queue of its own, it only falls behind,
 * and misses what the log no longer keeps.
 */
export function createEventLog<Event>({ limit }: { readonly limit: number }): EventLog<Event> {
  const kept: Event[] = [];
  const waiting = new Set<() => void>();
  let position = 0;
  let hasEnded = false;

  function wake(): void {
    for (const resume of waiting) resume();
    waiting.clear();
  }

  return {
    get position() {
      return position;
    },
    append(event) {
      if (hasEnded) return;
      kept.push(event);
      position += 1;
      if (kept.length > limit) kept.shift();
      wake();
    },
    async *follow({ after = 0, signal }) {
      let read = after;
      while (!signal.aborted) {
        const oldest = position - kept.length;
        read = Math.max(read, oldest);
        if (read < position) {
          const event = kept[read - oldest];
          read += 1;
          yield event as Event;
        } else if (hasEnded) {
          return;
        } else {
          await new Promise<void>((resolve) => {
            const resume = (): void => {
              signal.removeEventListener('abort', resume);
              waiting.delete(resume);
              resolve();
            };
            waiting.add(resume);
            signal.addEventListener('abort', resume, { once: true });
          });
        }
      }
    },
    end() {
      hasEnded = true;
      wake();
    },
  };
}
