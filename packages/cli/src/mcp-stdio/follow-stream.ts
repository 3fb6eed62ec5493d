import type { IncomingMessage } from 'node:http';
import type { ClientMessage } from './client-message.js';
import type { MessageShape } from './create-message-scanner.js';
import type { ExchangeOutcome } from './exchange-outcome.js';
import type { ExchangeRequestOptions } from './exchange-request.js';
import { isEventStream } from './is-event-stream.js';
import { pauseFor } from './pause-for.js';
import { readEventStream, type StreamPosition } from './read-event-stream.js';
import { scanMessage } from './scan-message.js';

/** How often in a row a stream is taken up again that then brings nothing. */
const maxBarren = 5;
/** Milliseconds before a stream that has ended is asked for again, where the server says nothing else. */
const usualRetry = 500;
const longestRetry = 60_000;

/** Hands on a stream of messages until all answers to a request are among them; takes it up again where it can be. */
export async function followStream(
  first: IncomingMessage,
  message: ClientMessage,
  { exchanger, place, headers, signal, hasSession, deliver }: ExchangeRequestOptions,
): Promise<ExchangeOutcome> {
  const missing = new Set(message.ids.map((id) => JSON.stringify(id)));
  const position: StreamPosition = {};
  let response = first;
  for (let barren = 0; barren < maxBarren; barren += 1) {
    const reached = position.lastEventId;
    for await (const data of readEventStream(response, position)) {
      const shape = scanMessage(data);
      await deliver(data, shape);
      missing.delete(answeredId(shape));
      if (missing.size === 0) return { kind: 'answered' };
    }
    signal.throwIfAborted();
    if (!hasSession || position.lastEventId === undefined) break;
    if (position.lastEventId !== reached) barren = 0;
    await pauseFor(Math.min(position.retry ?? usualRetry, longestRetry), signal);
    response = await exchanger.send(place, {
      method: 'GET',
      headers: {
        ...headers,
        accept: 'text/event-stream',
        'last-event-id': position.lastEventId,
      },
      signal,
    });
    if (response.statusCode === 200 && isEventStream(response)) continue;
    response.destroy();
    break;
  }
  return { kind: 'lost', reason: 'the stream ended before the answer was there' };
}

/** The JSON of the id that a message answers; empty where it is no answer. */
function answeredId({ id, method, isAnswer }: MessageShape): string {
  if (!isAnswer || id === undefined || method !== undefined) return '';
  try {
    return JSON.stringify(JSON.parse(id));
  } catch {
    return '';
  }
}
