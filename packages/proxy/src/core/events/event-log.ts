/** How a reader follows a log. */
export interface FollowOptions<Event> {
  /** The position of the last event that the reader has; it gets what comes after it. @default 0 */
  readonly after?: number;
  /** Ends the reading. */
  readonly signal: AbortSignal;
  /**
   * What a reader gets in place of events that the log no longer kept when it came to them.
   * @default nothing
   */
  readonly onGap?: (gap: EventGap) => Iterable<Event> | AsyncIterable<Event>;
}

/** Events that a reader missed. */
export interface EventGap {
  readonly count: number;
  /** The position of the last one before them, that the reader has. */
  readonly after: number;
  /** The position of the last one. */
  readonly position: number;
}

export interface EventLogOptions<Event> {
  /** Events that are kept. */
  readonly limit: number;
  /** The position of the last event that came before this log was made. @default 0 */
  readonly start?: number;
  /** Bytes that are kept, roughly; the newest event is kept whatever its size. @default no limit */
  readonly maxBytes?: number;
  /** The size of an event in bytes, roughly; asked once for each. @default 0 */
  readonly sizeOf?: (event: Event) => number;
}

/** Events in order, kept up to a limit, for any number of readers of any speed. */
export interface EventLog<Event> {
  /** The position of the newest event; the first one is 1. */
  readonly position: number;
  /** What is kept, by `sizeOf`. */
  readonly bytes: number;
  append(event: Event): void;
  /** What is kept after a position, then what comes; ends with the log or with the signal. */
  follow(options: FollowOptions<Event>): AsyncGenerator<Event, void, undefined>;
  /** No event comes any more: readers end when they have read all. */
  end(): void;
}

/**
 * A log that its readers pull from: a slow reader holds no queue of its own, it only falls behind,
 * and misses what the log no longer keeps.
 */
export function createEventLog<Event>({
  limit,
  start = 0,
  maxBytes = Infinity,
  sizeOf = () => 0,
}: EventLogOptions<Event>): EventLog<Event> {
  const kept: Event[] = [];
  const sizes: number[] = [];
  let bytes = 0;
  const waiting = new Set<() => void>();
  let position = start;
  let hasEnded = false;

  function wake(): void {
    for (const resume of waiting) resume();
    waiting.clear();
  }

  return {
    get position() {
      return position;
    },
    get bytes() {
      return bytes;
    },
    append(event) {
      if (hasEnded) return;
      const size = sizeOf(event);
      kept.push(event);
      sizes.push(size);
      bytes += size;
      position += 1;
      while (kept.length > 1 && (kept.length > limit || bytes > maxBytes)) {
        kept.shift();
        bytes -= sizes.shift() ?? 0;
      }
      wake();
    },
    async *follow({ after = 0, signal, onGap }) {
      let read = after;
      while (!signal.aborted) {
        const oldest = position - kept.length;
        if (read < oldest) {
          const gap = { count: oldest - read, after: read, position: oldest };
          read = oldest;
          if (onGap !== undefined) yield* onGap(gap);
        } else if (read < position) {
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
