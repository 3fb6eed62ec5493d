import { NandaError } from '../../core/nanda-error.js';
import { withDeadline } from '../../core/with-deadline.js';
import { describeConnectFailure } from '../../network/describe-connect-failure.js';
import { BodyTooLargeError } from './body-too-large-error.js';
import { createHeaderRedactor } from './create-header-redactor.js';
import type { RegistryFailure } from './registry-failure.js';
import type { RegistryAnswer } from './registry-http.js';
import { readRegistryError } from './read-registry-error.js';
import { readResponseText } from './read-response-text.js';
import { readRetryAfter } from './read-retry-after.js';

export interface SendOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly expected: readonly number[];
  readonly timeout: number;
  readonly maximumBytes: number;
  readonly signal: AbortSignal;
  readonly fetch: (url: URL, init: RequestInit) => Promise<Response>;
  readonly now: () => number;
}

export type SendOutcome =
  /** `pause`: for how many milliseconds nothing more may be asked, as the limit is used up. */
  | { readonly answer: RegistryAnswer; readonly pause?: number }
  | { readonly failure: RegistryFailure };

/** Sends one request and reads its answer to the end. Throws the signal's reason, and nothing else. */
export async function sendOnce(url: URL, options: SendOptions): Promise<SendOutcome> {
  const { signal, timeout } = options;
  const deadline = withDeadline(timeout, {
    signal,
    reason: () => new DOMException(`It took more than ${timeout} ms.`, 'TimeoutError'),
  });
  try {
    const headers = makeHeaders(options);
    if (headers === undefined) {
      const reason =
        'one of its headers is not valid. Correct it where the registry is configured.';
      return { failure: { kind: 'refused', reason } };
    }
    return await exchange(url, { ...options, headers, signal: deadline.signal });
  } catch (error) {
    signal.throwIfAborted();
    return { failure: classify(error) };
  } finally {
    deadline.release();
  }
}

/** `undefined` where one is no valid header: the platform's own error repeats its value. */
function makeHeaders({ headers }: SendOptions): Headers | undefined {
  try {
    return new Headers({
      accept: 'application/json, application/problem+json',
      'user-agent': 'nanda',
      ...headers,
    });
  } catch {
    return undefined;
  }
}

async function exchange(
  url: URL,
  options: Omit<SendOptions, 'headers'> & { readonly headers: Headers },
): Promise<SendOutcome> {
  const { headers, signal } = options;
  const response = await options.fetch(url, { headers, signal });
  const { status } = response;
  const redact = createHeaderRedactor(headers);
  const says = (text: string): string =>
    redact(readRegistryError(text, { status, contentType: response.headers.get('content-type') }));
  const text = await readResponseText(response, options);
  if (status >= 400 && !options.expected.includes(status)) {
    const retryAfterMs = readRetryAfter(response.headers, { now: options.now() });
    return {
      failure: {
        kind: 'status',
        status,
        says: says(text),
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      },
    };
  }
  const parsed = parse(text);
  if (status >= 400) {
    const { headers: received } = response;
    return { answer: { status, body: parsed, headers: received, message: says(text) } };
  }
  if (parsed === undefined) {
    return {
      failure: { kind: 'no-json', status, says: text.trim() === '' ? 'nothing' : says(text) },
    };
  }
  const pause = readPause(response.headers, options.now());
  return {
    answer: { status, body: parsed, headers: response.headers },
    ...(pause === undefined ? {} : { pause }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An answer that was the last one of its window: the next would be refused. */
function readPause(headers: Headers, now: number): number | undefined {
  const names = ['ratelimit-remaining', 'x-ratelimit-remaining', 'x-ratelimit-remaining-minute'];
  const isUsedUp = names.some((name) => headers.get(name)?.trim() === '0');
  return isUsedUp ? readRetryAfter(headers, { now }) : undefined;
}

function classify(error: unknown): RegistryFailure {
  if (error instanceof BodyTooLargeError) {
    return { kind: 'too-large', maximumBytes: error.maximumBytes };
  }
  if (error instanceof NandaError) {
    const reason =
      error.code === 'BLOCKED_ADDRESS'
        ? 'its address leads into a network that may not be reached from here.'
        : error.message;
    return { kind: 'refused', reason };
  }
  const { cause, code, summary } = describeConnectFailure(error);
  return { kind: 'network', cause, ...(code === undefined ? {} : { code }), summary };
}
