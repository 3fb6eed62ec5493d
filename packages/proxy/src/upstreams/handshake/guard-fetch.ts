import { createAuthRequiredError } from '../errors/create-auth-required-error.js';
import { createNotMcpError } from '../errors/create-not-mcp-error.js';
import { createTooLargeError } from '../errors/create-too-large-error.js';
import { HttpStatusError } from '../errors/http-status-error.js';
import { isLimitStatus } from '../errors/is-limit-status.js';
import { ModernRefusalError } from '../errors/modern-refusal-error.js';
import { readRetryAfter } from '../errors/read-retry-after.js';
import { describeConnectFailure } from '../../network/describe-connect-failure.js';
import type { Dialler } from '../../network/create-dialler.js';
import type { Access, AccessHeaders } from '../secrets/access.js';
import type { Redactor } from '../secrets/create-redactor.js';
import { readMessage } from '../session/read-message.js';
import { findModernRefusal } from './find-modern-refusal.js';
import { greetings, type GreetingAnswers } from './greetings.js';
import { readBoundedText } from './read-bounded-text.js';
import { readStreamAnswer } from './read-stream-answer.js';

export interface GuardFetchOptions {
  readonly fetch: Dialler['fetch'];
  /** The service's own address: the only origin that gets credentials. */
  readonly target: URL;
  /** Lets requests in. */
  readonly access: Access;
  readonly userAgent: string;
  /** Knows what lets them in. */
  readonly redactor: Redactor;
  /** No message of the service may be larger. */
  readonly maximumBytes: number;
  /**
   * Where all messages of the service come over one stream that is asked for with GET: takes it in hand. Every answer with
   * an error status is thrown then, for a transport that has only texts for them.
   * @default there is none, and nobody is asked for one
   */
  readonly takeStream?: (
    body: ReadableStream<Uint8Array>,
    release: () => void,
  ) => ReadableStream<Uint8Array>;
}

/** The way of one of the SDK's transports to the network, with what the SDK leaves to us. */
export interface GuardedFetch {
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
  readonly answers: GreetingAnswers;
  /** The failure that the SDK may have hidden inside an error of its own. */
  readonly lastFailure: Error | undefined;
}

interface SentRequest {
  readonly id: string | number;
  readonly method: string;
}

const maximumErrorBody = 64 * 1024;

/**
 * Wraps `fetch` for the SDK's transports.
 *
 * - The answer to a request comes as JSON, also where it was in a stream: one that ends without it fails at once, and
 *   none stays open. The SDK would wait for its time to run out.
 * - Every request has an `AbortController` of its own: the SDK puts one listener for each on one signal.
 * - Credentials go to the service's origin only and do not come back from it; those that it refuses are renewed once, and
 *   other refusals become `SERVICE_AUTH_REQUIRED` with the challenge.
 * - A refusal that only the newer era knows is thrown as what it is, for the SDK takes it for the older one's.
 * - Messages are bounded, and what is no MCP becomes `UPSTREAM_PROTOCOL_ERROR`.
 */
export function guardFetch(options: GuardFetchOptions): GuardedFetch {
  const { target, maximumBytes, redactor, takeStream } = options;
  const { host } = target;
  const answers: GreetingAnswers = new Map();
  let lastFailure: Error | undefined;

  const readAnswer = async (
    response: Response,
    { requestId, mediaType }: { requestId: string | number; mediaType: string },
  ): Promise<string | undefined> => {
    if (!response.body) return undefined;
    if (mediaType === 'text/event-stream') {
      const answer = await readStreamAnswer(response.body, { requestId, maximumBytes });
      if (answer === 'too-large') throw createTooLargeError(host, maximumBytes);
      if (answer !== 'lost') return answer.text;
      throw Object.assign(new Error('The stream ended before the answer.'), { code: 'ECONNRESET' });
    }
    if (mediaType !== 'application/json') return undefined;
    const { text, isCut } = await readBoundedText(response, { maximumBytes });
    if (isCut) throw createTooLargeError(host, maximumBytes);
    return text;
  };

  const answer = async (
    response: Response,
    { method, request }: { method: string; request: SentRequest | undefined },
  ): Promise<Response> => {
    const { status, headers } = response;
    const requestId = request?.id;
    if (status === 401 || status === 403) {
      await response.body?.cancel();
      const challenge = headers.get('www-authenticate');
      throw createAuthRequiredError({ status, challenge }, { host, redactor });
    }
    const mediaType = mediaTypeOf(response);
    if (response.ok && requestId !== undefined) {
      const text = await readAnswer(response, { requestId, mediaType });
      if (text !== undefined) {
        if (request && greetings.has(request.method)) answers.set(request.method, readResult(text));
        const fields = new Headers(headers);
        fields.set('content-type', 'application/json');
        return new Response(text, { status, headers: fields });
      }
    }
    // Some services repeat what they were sent, and all that the SDK fails with is made of this.
    const body = await readBoundedText(response, { maximumBytes: maximumErrorBody });
    const text = redactor.text(body.text);
    if (response.ok && requestId !== undefined && status !== 202) {
      throw createNotMcpError(host, { redactor, mediaType, text });
    }
    const refusal =
      request?.method === 'server/discover' ? findModernRefusal({ status, text }) : undefined;
    if (refusal) throw new ModernRefusalError(refusal);
    // A page where a stream was asked for: there is no such stream.
    const seen = response.ok && method === 'GET' ? 405 : status;
    const isFailure = seen < 200 || seen > 299;
    if (isFailure && (takeStream || isLimitStatus(seen))) {
      const field = headers.get('retry-after') ?? undefined;
      const retryAfter = readRetryAfter(field, { now: Date.now() });
      throw new HttpStatusError({ status: seen, text, retryAfter });
    }
    const isBodiless = status === 204 || status === 205 || status === 304;
    return new Response(isBodiless ? null : text, { status, headers });
  };

  const send = async (url: URL, init: RequestInit): Promise<Response> => {
    try {
      return await options.fetch(url, init);
    } catch (error) {
      // A socket that was kept may have been closed by a service that has started anew; a greeting may be sent twice.
      const isGreeting = greetings.has(readRequest(init.body)?.method ?? '');
      const isReset = describeConnectFailure(error).cause === 'reset';
      if (!isGreeting || !isReset || init.signal?.aborted) throw error;
      return options.fetch(url, init);
    }
  };

  /** Sends it, and again with other credentials where the service refuses those that it got: then it has not taken it in. */
  const sendLetIn = async (
    url: URL,
    { init, headers }: { readonly init: RequestInit; readonly headers: Headers },
  ): Promise<Response> => {
    const { access } = options;
    if (url.origin !== target.origin) return send(url, { ...init, headers });
    const sendWith = (credentials: AccessHeaders): Promise<Response> => {
      for (const [name, value] of Object.entries(credentials)) headers.set(name, value);
      return send(url, { ...init, headers });
    };
    const credentials = await access.headers();
    const response = await sendWith(credentials);
    if (response.status !== 401 || access.renew === undefined) return response;
    const renewed = await access.renew(credentials);
    if (renewed === undefined) return response;
    await response.body?.cancel();
    return sendWith(renewed);
  };

  const fetch: GuardedFetch['fetch'] = async (input, init = {}) => {
    const url = new URL(input);
    const method = init.method ?? 'GET';
    if (method === 'GET' && !takeStream) return new Response(null, { status: 405 });
    const headers = new Headers(init.headers);
    headers.set('user-agent', options.userAgent);
    const controller = new AbortController();
    const abort = (): void => controller.abort(init.signal?.reason);
    if (init.signal?.aborted) abort();
    init.signal?.addEventListener('abort', abort, { once: true });
    const release = (): void => init.signal?.removeEventListener('abort', abort);
    let isTaken = false;
    try {
      const { signal } = controller;
      const response = await sendLetIn(url, { init: { ...init, signal }, headers });
      const isStream =
        method === 'GET' && response.ok && mediaTypeOf(response) === 'text/event-stream';
      if (!isStream || !takeStream || !response.body) {
        return await answer(response, { method, request: readRequest(init.body) });
      }
      isTaken = true;
      const { status } = response;
      return new Response(takeStream(response.body, release), {
        status,
        headers: response.headers,
      });
    } catch (error) {
      if (error instanceof Error && !init.signal?.aborted) lastFailure = error;
      throw error;
    } finally {
      if (!isTaken) release();
    }
  };

  return {
    fetch,
    answers,
    get lastFailure() {
      return lastFailure;
    },
  };
}

function mediaTypeOf({ headers }: Response): string {
  return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The result in the text of an answer; undefined where there is none. */
function readResult(text: string): unknown {
  try {
    const message = readMessage(JSON.parse(text));
    return message?.kind === 'answer' ? message.result : undefined;
  } catch {
    return undefined;
  }
}

/** The request in a body; undefined where there is none. */
function readRequest(body: RequestInit['body']): SentRequest | undefined {
  if (typeof body !== 'string') return undefined;
  const { id, method } = JSON.parse(body) as { id?: unknown; method?: unknown };
  const isNamed = typeof id === 'string' || typeof id === 'number';
  return isNamed && typeof method === 'string' ? { id, method } : undefined;
}
