import { isDeeperThan } from '../../core/is-deeper-than.js';
import { isObject } from '../../core/is-object.js';
import { NandaError } from '../../core/nanda-error.js';
import { withDeadline } from '../../core/with-deadline.js';
import type { Dialler } from '../../network/create-dialler.js';
import { describeConnectFailure } from '../../network/describe-connect-failure.js';
import { readRetryAfter } from '../errors/read-retry-after.js';
import { readBoundedText } from '../handshake/read-bounded-text.js';

export interface OAuthFetchOptions {
  readonly dialler: Pick<Dialler, 'fetch'>;
  readonly userAgent: string;
  readonly signal: AbortSignal;
  /** Milliseconds for one request. @default 10_000 */
  readonly timeout?: number | undefined;
}

/** Metadata and tokens are small. */
const maximumBytes = 256 * 1024;
const maximumDepth = 16;

/**
 * The way of the SDK's OAuth functions to the network: bounded in time, size and depth. Whoever cannot be reached, or has a
 * fault of its own, becomes `CONNECTION_FAILED` that may be tried again; a page where metadata was asked for is no metadata.
 */
export function createOAuthFetch({
  dialler,
  userAgent,
  signal,
  timeout = 10_000,
}: OAuthFetchOptions): (url: string | URL, init?: RequestInit) => Promise<Response> {
  return async (input, init = {}) => {
    const { host } = new URL(input);
    const isRead = (init.method ?? 'GET') === 'GET';
    const headers = new Headers(init.headers);
    headers.set('user-agent', userAgent);
    if (!headers.has('accept')) headers.set('accept', 'application/json');
    const deadline = withDeadline(timeout, {
      signal,
      reason: () => unreachable(host, { cause: 'timeout', summary: 'it did not answer in time' }),
    });
    try {
      const response = await dialler.fetch(input, { ...init, headers, signal: deadline.signal });
      const { status } = response;
      if (status >= 500 || status === 429) {
        await response.body?.cancel();
        const field = response.headers.get('retry-after') ?? undefined;
        throw unreachable(host, {
          cause: 'http',
          summary: `it answered with HTTP status ${status}`,
          status,
          retryAfter: readRetryAfter(field, { now: Date.now() }),
        });
      }
      const { text, isCut } = await readBoundedText(response, { maximumBytes });
      deadline.signal.throwIfAborted();
      if (isCut) throw tooMuch(host);
      if (!response.ok) return isRead ? absent() : new Response(text, { status });
      return readWhole(text, { isRead, host });
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      const known = deadline.signal.aborted ? (deadline.signal.reason as unknown) : error;
      if (!(known instanceof NandaError)) {
        throw unreachable(host, { ...describeConnectFailure(known), error: known });
      }
      // A redirect that is not followed: what was asked for is not there.
      if (isRead && isRedirect(known)) return absent();
      throw known;
    } finally {
      deadline.release();
    }
  };
}

function readWhole(
  text: string,
  { isRead, host }: { readonly isRead: boolean; readonly host: string },
): Response {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Some sites answer every address with their page.
    if (isRead) return absent();
    throw new NandaError(
      'UPSTREAM_PROTOCOL_ERROR',
      `"${host}" answered with something that is no OAuth. Ask the service's owner.`,
    );
  }
  if (isDeeperThan(maximumDepth, { value })) throw tooMuch(host);
  if (isRead && !isObject(value)) return absent();
  return new Response(text, { status: 200, headers: { 'content-type': 'application/json' } });
}

function absent(): Response {
  return new Response(null, { status: 404 });
}

function isRedirect({ code, details }: NandaError): boolean {
  return (
    code === 'CONNECTION_FAILED' && details?.['cause'] === 'http' && details['status'] === undefined
  );
}

function tooMuch(host: string): NandaError {
  return new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    `"${host}" says more of its authorization than is taken in. Ask the service's owner.`,
  );
}

function unreachable(
  host: string,
  {
    cause,
    summary,
    status,
    retryAfter,
    error,
  }: {
    readonly cause: string;
    readonly summary: string;
    readonly status?: number;
    readonly retryAfter?: number | undefined;
    readonly error?: unknown;
  },
): NandaError {
  return new NandaError(
    'CONNECTION_FAILED',
    `"${host}", which authorizes for the service, could not be reached: ${summary}. Try again later.`,
    {
      details: { cause, host, ...(status !== undefined && { status }) },
      retryable: true,
      ...(retryAfter !== undefined && { retryAfter }),
      cause: error,
    },
  );
}
