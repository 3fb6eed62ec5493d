import type { IncomingMessage } from 'node:http';

import type { HttpExchange } from '../../network/create-http-sender.js';
import { readRetryAfter } from '../errors/read-retry-after.js';
import { letGo } from './let-go.js';
import { isOk } from './is-ok.js';
import { mediaTypeOf } from './media-type-of.js';
import { readRefusal } from './read-refusal.js';
import type { StreamableContext } from './streamable-context.js';

export type OpenedEventStream =
  | { readonly kind: 'open'; readonly response: IncomingMessage }
  /** It may be there the next time. `retryAfter` in milliseconds. */
  | { readonly kind: 'failed'; readonly retryAfter?: number }
  /** Asking again is in vain. */
  | { readonly kind: 'refused'; readonly status: number; readonly error: Error };

export interface EventStreamOpening {
  readonly exchange: HttpExchange;
  /** Never rejects. */
  readonly result: Promise<OpenedEventStream>;
}

const transientStatuses = new Set([408, 409, 425, 429]);

/** Asks with GET for an event stream of the session, or for what came in one after an event. */
export function openEventStream(
  { lastEventId }: { readonly lastEventId?: string | undefined },
  context: StreamableContext,
): EventStreamOpening {
  const exchange = context.send({
    method: 'GET',
    ...(lastEventId !== undefined && { headers: { 'Last-Event-ID': lastEventId } }),
  });
  const open = async (): Promise<OpenedEventStream> => {
    let response: IncomingMessage;
    try {
      response = await exchange.response;
    } catch {
      return { kind: 'failed' };
    }
    const { statusCode: status = 0, headers } = response;
    if (isOk(response) && mediaTypeOf(response) === 'text/event-stream') {
      return { kind: 'open', response };
    }
    if (status >= 500 || transientStatuses.has(status)) {
      letGo(response);
      const seconds = readRetryAfter(headers['retry-after'], { now: Date.now() });
      return { kind: 'failed', ...(seconds !== undefined && { retryAfter: seconds * 1000 }) };
    }
    return { kind: 'refused', status, error: await readRefusal(response, context) };
  };
  return { exchange, result: open() };
}
