import type { IncomingMessage } from 'node:http';
import type { MessageShape } from './create-message-scanner.js';
import { isEventStream } from './is-event-stream.js';
import type { LegacySession } from './legacy-session.js';
import { pauseFor } from './pause-for.js';
import { readEventStream, type StreamPosition } from './read-event-stream.js';
import type { RelayTools } from './relay-tools.js';
import { scanMessage } from './scan-message.js';

export interface FollowSessionOptions extends Pick<RelayTools, 'door' | 'exchanger' | 'ended'> {
  readonly onMessage: (message: Buffer, shape: MessageShape) => Promise<void>;
  /** Opens another session in its place. */
  readonly renew: () => Promise<void>;
}

/** Milliseconds before a stream that has ended is asked for again, where the server says nothing else. */
const usualRetry = 1000;
const longestRetry = 60_000;
const [shortestWait, longestWait] = [250, 5000];

/**
 * Hands on what a server says of itself, as long as the session stands. While no proxy is there none is started: somebody may
 * have ended it on purpose, and the next request starts one. @throws the reason for which it is over
 */
export async function followSession(
  session: LegacySession,
  { door, exchanger, ended, onMessage, renew }: FollowSessionOptions,
): Promise<void> {
  const signal = AbortSignal.any([ended, session.over.signal]);
  const position: StreamPosition = {};
  let wait = shortestWait;
  let barren = 0;
  for (;;) {
    const response = await ask().catch(() => undefined);
    signal.throwIfAborted();
    if (response !== undefined && isEventStream(response)) {
      wait = shortestWait;
      for await (const data of readEventStream(response, position)) {
        barren = 0;
        await onMessage(data, scanMessage(data));
      }
      signal.throwIfAborted();
      // One that ends again and again without a word is not asked every second.
      const pause = Math.max(position.retry ?? usualRetry, usualRetry * 2 ** Math.min(barren, 10));
      barren += 1;
      await pauseFor(Math.min(pause, longestRetry), signal);
      continue;
    }
    const status = response?.statusCode;
    response?.destroy();
    // The server has no such stream.
    if (status === 405) return;
    if (status === 404) return renew();
    await pauseFor(wait, signal);
    wait = Math.min(wait * 2, longestWait);
    const place = await door.look(session.place);
    signal.throwIfAborted();
    if (place !== undefined && place !== session.place) return renew();
  }

  function ask(): Promise<IncomingMessage> {
    const { lastEventId } = position;
    return exchanger.send(session.place, {
      method: 'GET',
      headers: {
        accept: 'text/event-stream',
        ...session.headers,
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
      signal,
    });
  }
}
