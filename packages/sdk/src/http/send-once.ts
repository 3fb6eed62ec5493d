import type * as Ky from 'ky';
import type { Fetch } from '../client-options.js';
import type { TimeoutPhase } from '../errors/timeout-error.js';
import { within } from './within.js';

/** One sending of a request. */
export interface Sending {
  readonly url: string;
  readonly method: string;
  /** The header fields, which may take their time. What it throws is thrown as it is, and nothing is sent then. */
  readonly headersFor: (signal: AbortSignal) => Promise<Readonly<Record<string, string>>>;
  readonly body: string | undefined;
  readonly fetch: Fetch;
  /** Whether nobody but the global `fetch` has to see the request. */
  readonly isDirect: boolean;
  /** For the global `fetch`. */
  readonly fetchOptions: Readonly<Record<string, unknown>> | undefined;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds until the body is read; for a stream, until it opens. */
  readonly timeout: number;
  readonly isStream: boolean;
}

/** What came of it: an answer, whatever its status, or the reason why there is none. */
export type SendingOutcome =
  | { readonly kind: 'answer'; readonly response: Response; readonly text: string }
  | { readonly kind: 'timeout'; readonly phase: TimeoutPhase }
  | { readonly kind: 'aborted'; readonly phase: TimeoutPhase }
  | { readonly kind: 'failure'; readonly error: unknown };

/**
 * Sends a request once. The body is read here, so that it counts as part of the attempt: bounded by its timeout, sent
 * again when it breaks off. Only that of a stream which was opened is left to the caller.
 */
export async function sendOnce(sending: Sending): Promise<SendingOutcome> {
  let phase: TimeoutPhase = 'credentials';
  const work = async (signal: AbortSignal): Promise<SendingOutcome> => {
    const headers = await sending.headersFor(signal);
    phase = 'headers';
    const response = await fetchOnce(sending, { headers, signal });
    if (signal.aborted) {
      // Nobody waits any more: an answer that comes so late is let go.
      await response.body?.cancel();
    }
    if (sending.isStream && response.ok) return { kind: 'answer', response, text: '' };
    phase = 'body';
    return { kind: 'answer', response, text: await response.text() };
  };
  try {
    const outcome = await within(work, sending);
    return typeof outcome === 'string' ? { kind: outcome, phase } : outcome;
  } catch (error) {
    if (phase === 'credentials') throw error;
    return { kind: 'failure', error };
  }
}

/**
 * The loop around a sending decides whether to repeat it, and one timer is for the answer and its body. A redirect
 * followed would carry the credentials, which were given for one address, to another one.
 */
const settings = { redirect: 'manual', retry: 0, timeout: false, throwHttpErrors: false } as const;

/**
 * A good part of what the client weighs: for those who look at requests, and not for all. Kept here, since a page that
 * is left can still send, and not wait for a module, even for one that is there.
 */
let loaded: typeof Ky | undefined;

async function fetchOnce(
  { url, method, body, fetch, isDirect, fetchOptions }: Sending,
  {
    headers,
    signal,
  }: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
): Promise<Response> {
  const request = { method, headers, signal, ...(body !== undefined && { body }) };
  // A `Request` that nobody sees, and what ky does for it, would be most of what the SDK adds to a call.
  if (isDirect) return globalThis.fetch(url, { ...fetchOptions, ...request, redirect: 'manual' });
  loaded ??= await import('ky');
  const { default: ky, isNetworkError } = loaded;
  try {
    return await ky(url, {
      ...request,
      ...settings,
      // ky passes a second argument, which an embedded proxy would take for something else.
      fetch: (made) => fetch(made as Request),
    });
  } catch (error) {
    throw isNetworkError(error) ? error.cause : error;
  }
}
