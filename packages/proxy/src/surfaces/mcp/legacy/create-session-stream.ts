import { createOutbox } from '../streams/create-outbox.js';
import { sseResponse } from '../streams/sse-response.js';
import type { StreamSettings } from './stream-settings.js';

/** A stream of a session, which can be come back to. */
export interface SessionStream {
  readonly key: string;
  /** Whether somebody reads it. */
  readonly isRead: boolean;
  /** Milliseconds of the monotonic clock; undefined while it goes on. */
  readonly endedAt: number | undefined;
  /** Of what is kept, roughly. */
  readonly bytes: number;
  send(message: object): void;
  end(): void;
  /**
   * Reads on after a position, in place of whoever reads it: a reader that comes back is often here before
   * the loss of its old connection is.
   *
   * @param after what has not been handed out yet, where it is not given
   */
  read(after?: number): Response;
}

/** Makes a stream of a session. Its events are numbered; those ids are what a client resumes with. */
export function createSessionStream(
  key: string,
  { limits, closing, primes }: StreamSettings,
): SessionStream {
  const outbox = createOutbox({ limits });
  let reader: AbortController | undefined;
  let handedOut = 0;
  let endedAt: number | undefined;

  async function* frames(
    after: number,
    current: AbortController,
  ): AsyncGenerator<string, void, undefined> {
    // An event without data: whoever loses the connection at once has something to come back with.
    if (primes()) yield `id: ${key}-${after}\nretry: ${limits.retry}\ndata: \n\n`;
    // Who is too slow misses what is no longer kept; the last message, such as the answer, always is.
    for await (const { position, text } of outbox.follow({ after, signal: current.signal })) {
      handedOut = Math.max(handedOut, position);
      yield `event: message\nid: ${key}-${position}\ndata: ${text}\n\n`;
    }
  }

  return {
    key,
    get isRead() {
      return reader !== undefined && !reader.signal.aborted;
    },
    get endedAt() {
      return endedAt;
    },
    get bytes() {
      return outbox.bytes;
    },
    send: (message) => outbox.append(message),
    end() {
      endedAt ??= performance.now();
      outbox.end();
    },
    read(after = handedOut) {
      reader?.abort();
      reader = new AbortController();
      const from = Math.min(after, outbox.position);
      return sseResponse(frames(from, reader), { reader, closing, heartbeat: limits.heartbeat });
    },
  };
}
