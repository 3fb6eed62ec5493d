import { createEventLog } from '../../../core/events/event-log.js';
import type { McpLimits } from '../mcp-limits.js';

/** A message as it waits, and its place among those of its stream, from 1 on. */
interface Waiting {
  readonly position: number;
  readonly text: string;
}

export interface OutboxOptions {
  readonly limits: Pick<McpLimits, 'maxKeptEvents' | 'maxKeptBytes'>;
}

export interface FollowOutboxOptions {
  /** What comes after this position. @default 0 */
  readonly after?: number;
  readonly signal: AbortSignal;
  /** What was to be read next is no longer kept. @default it goes on with what is */
  readonly onGap?: () => void;
}

/** The messages of a stream, kept up to a limit, for a reader that pulls them. */
export interface Outbox {
  /** Of the last message. */
  readonly position: number;
  /** Of what is kept, roughly. */
  readonly bytes: number;
  append(message: object): void;
  /** Nothing more comes: the reader ends when it has read all. */
  end(): void;
  follow(options: FollowOutboxOptions): AsyncGenerator<Waiting, void, undefined>;
}

/** Makes the outbox of a stream. */
export function createOutbox({ limits }: OutboxOptions): Outbox {
  const log = createEventLog<Waiting>({
    limit: limits.maxKeptEvents,
    maxBytes: limits.maxKeptBytes,
    sizeOf: ({ text }) => text.length,
  });
  return {
    get position() {
      return log.position;
    },
    get bytes() {
      return log.bytes;
    },
    append(message) {
      log.append({ position: log.position + 1, text: JSON.stringify(message) });
    },
    end: () => log.end(),
    follow: ({ after = 0, signal, onGap }) =>
      log.follow({
        after: Math.min(after, log.position),
        signal,
        onGap: () => {
          onGap?.();
          return [];
        },
      }),
  };
}
