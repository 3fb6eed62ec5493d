import { SdkErrorCode, SdkHttpError } from '@modelcontextprotocol/client';

import { NandaError } from '../core/nanda-error.js';
import type { Dialler } from '../network/create-dialler.js';
import { createAuthRequiredError } from './create-auth-required-error.js';
import type { Redactor } from './create-redactor.js';
import { excerpt } from './excerpt.js';
import { guardBody, type GuardedBody } from './guard-body.js';
import { readBoundedText } from './read-bounded-text.js';
import { createTooLargeError } from './create-too-large-error.js';
import type { StreamFaults } from './create-stream-faults.js';
import { watchEventStream } from './watch-event-stream.js';

export interface GuardFetchOptions {
  readonly fetch: Dialler['fetch'];
  /** The service's own address: the only origin that gets the headers. */
  readonly target: URL;
  /** Credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** Knows what is in them. */
  readonly redactor: Redactor;
  /** No message of the service may be larger. */
  readonly maximumBytes: number;
  readonly faults: StreamFaults;
  /** Where all answers come over one stream: told when it ended. @default such a stream is not the only one */
  readonly onEventStreamEnd?: (error?: NandaError) => void;
  /** Whether answers with an error status become an `SdkHttpError` here, for a transport that has only texts for them. */
  readonly throwsOnStatus?: boolean;
}

/** The transport's way to the network, with what the SDK leaves to us. */
export interface GuardedFetch {
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** Nobody waits for this request any more: lets go of its stream, where it still has one. */
  abandon(requestId: string): void;
  /** The request has its answer. */
  settle(requestId: string): void;
  /** All requests so far have theirs. */
  settleAll(): void;
  /** Whether the SDK is about to take up a broken stream again, and a request waits for it. */
  readonly isResuming: boolean;
  /** The failure that the SDK may have hidden inside an error of its own. */
  readonly lastFailure: Error | undefined;
}

const maximumErrorBody = 64 * 1024;

/**
 * Wraps `fetch` for the SDK's transports.
 *
 * - A stream that ends or breaks before the response was seen fails its request at once; one that can be taken up
 *   again fails it when that does not work either. The SDK would wait for its time to run out.
 * - Every request has an `AbortController` of its own: the SDK puts one listener per request on one signal.
 * - Credentials go to the service's origin only and do not come back from it; refusals become `SERVICE_AUTH_REQUIRED` with the challenge.
 * - Messages are bounded, and what is no MCP becomes `UPSTREAM_PROTOCOL_ERROR`.
 */
export function guardFetch(options: GuardFetchOptions): GuardedFetch {
  const { target, maximumBytes, faults, redactor } = options;
  const open = new Map<string, GuardedBody>();
  const resumptions = new Map<string, string | number>();
  let lastFailure: Error | undefined;

  const fail = (error: Error): never => {
    lastFailure = error;
    throw error;
  };

  const guardEventStream = (
    body: ReadableStream<Uint8Array>,
    { requestId, release }: { requestId: string | number | undefined; release: () => void },
  ): ReadableStream<Uint8Array> => {
    const watch = watchEventStream({ maxEventBytes: maximumBytes });
    const forget = (): void => {
      if (requestId !== undefined) open.delete(String(requestId));
      release();
    };
    const guarded = guardBody(body, {
      accept: watch.push,
      onCancel: forget,
      onEnd: (how) => {
        const isAwaited = requestId !== undefined && open.has(String(requestId));
        forget();
        if (requestId === undefined) {
          options.onEventStreamEnd?.(
            how === 'refused' ? createTooLargeError(target.host) : undefined,
          );
          return undefined;
        }
        if (!isAwaited) return undefined;
        if (how !== 'refused' && watch.lastEventId !== undefined) {
          resumptions.set(watch.lastEventId, requestId);
          return undefined;
        }
        // The blank line ends whatever event was being sent.
        return `\n\ndata: ${faults.encode(requestId, how === 'refused' ? 'too-large' : 'lost')}\n\n`;
      },
    });
    if (requestId !== undefined) open.set(String(requestId), guarded);
    return guarded.stream;
  };

  const guardJson = (
    body: ReadableStream<Uint8Array>,
    { release }: { release: () => void },
  ): ReadableStream<Uint8Array> => {
    let size = 0;
    return guardBody(body, {
      accept: (chunk) => (size += chunk.byteLength) <= maximumBytes,
      onCancel: release,
      onEnd: (how) => {
        release();
        if (how === 'refused') throw createTooLargeError(target.host);
        if (how === 'broken') throw new TypeError('terminated');
        return undefined;
      },
    }).stream;
  };

  const answer = async (
    response: Response,
    {
      method,
      requestId,
      release,
    }: { method: string; requestId: string | number | undefined; release: () => void },
  ): Promise<Response> => {
    const { status, headers } = response;
    const mediaType = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (status === 401 || status === 403) {
      await response.body?.cancel();
      release();
      return fail(createAuthRequiredError(response, { host: target.host, redactor }));
    }
    const isStream = response.ok && mediaType === 'text/event-stream' && response.body !== null;
    if (isStream && (method === 'GET' || requestId !== undefined)) {
      return new Response(guardEventStream(response.body, { requestId, release }), {
        status,
        headers,
      });
    }
    if (
      response.ok &&
      requestId !== undefined &&
      mediaType === 'application/json' &&
      response.body
    ) {
      return new Response(guardJson(response.body, { release }), { status, headers });
    }
    // Some services repeat what they were sent, and all that the SDK fails with is made of this.
    const text = redactor.text(await readBoundedText(response, { maximumBytes: maximumErrorBody }));
    release();
    if (response.ok && requestId !== undefined && status !== 202) {
      const seen = excerpt(text);
      fail(
        new NandaError(
          'UPSTREAM_PROTOCOL_ERROR',
          `"${target.host}" does not speak MCP at this address: it sent ${mediaType ? `"${excerpt(redactor.text(mediaType), { limit: 60 })}"` : 'something without a type'}${seen ? ` that begins "${seen}"` : ''}. Check the path of the service's address.`,
          { details: { excerpt: seen } },
        ),
      );
    }
    // A page where a stream was asked for: "no such stream" keeps the SDK from asking again and again.
    const isPage = response.ok && method === 'GET';
    if (options.throwsOnStatus && (isPage || !response.ok)) {
      const seen = isPage ? 405 : status;
      const message = `HTTP status ${seen}`;
      fail(
        new SdkHttpError(SdkErrorCode.ClientHttpNotImplemented, message, { status: seen, text }),
      );
    }
    if (isPage) return new Response(null, { status: 405 });
    const isBodiless = status === 204 || status === 205 || status === 304;
    return new Response(isBodiless ? null : text, { status, headers });
  };

  const fetch: GuardedFetch['fetch'] = async (input, init = {}) => {
    const url = new URL(input);
    const method = init.method ?? 'GET';
    const headers = new Headers(init.headers);
    if (url.origin === target.origin) {
      for (const [name, value] of Object.entries(options.headers)) headers.set(name, value);
    }
    const eventId = headers.get('last-event-id');
    const resumed = method === 'GET' && eventId !== null ? resumptions.get(eventId) : undefined;
    if (eventId !== null) resumptions.delete(eventId);
    const requestId = method === 'POST' ? readRequestId(init.body) : resumed;

    const controller = new AbortController();
    const abort = (): void => controller.abort(init.signal?.reason);
    if (init.signal?.aborted) abort();
    init.signal?.addEventListener('abort', abort, { once: true });
    const release = (): void => init.signal?.removeEventListener('abort', abort);
    try {
      const response = await options.fetch(url, { ...init, headers, signal: controller.signal });
      const guarded = await answer(response, { method, requestId, release });
      if (resumed === undefined || guarded.ok) return guarded;
    } catch (error) {
      release();
      if (resumed === undefined || init.signal?.aborted) {
        if (error instanceof NandaError) lastFailure = error;
        throw error;
      }
    }
    // The stream cannot be taken up again, so its request will have no answer.
    return new Response(`data: ${faults.encode(resumed, 'lost')}\n\n`, {
      headers: { 'content-type': 'text/event-stream' },
    });
  };

  const settle = (requestId: string): void => {
    open.delete(requestId);
    for (const [eventId, id] of resumptions)
      if (String(id) === requestId) resumptions.delete(eventId);
  };
  return {
    fetch,
    settle,
    settleAll: () => {
      open.clear();
      resumptions.clear();
    },
    abandon: (requestId) => {
      open.get(requestId)?.end();
      settle(requestId);
    },
    get isResuming() {
      return resumptions.size > 0;
    },
    get lastFailure() {
      return lastFailure;
    },
  };
}

function readRequestId(body: RequestInit['body']): string | number | undefined {
  if (typeof body !== 'string') return undefined;
  const message = JSON.parse(body) as { id?: unknown; method?: unknown };
  const { id, method } = message;
  if (method === undefined) return undefined;
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}
