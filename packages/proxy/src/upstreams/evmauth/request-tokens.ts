import { isObject } from '../../core/is-object.js';
import { NandaError } from '../../core/nanda-error.js';
import { withDeadline } from '../../core/with-deadline.js';
import type { Dialler } from '../../network/create-dialler.js';
import { describeConnectFailure } from '../../network/describe-connect-failure.js';
import { excerpt } from '../errors/excerpt.js';
import { readRetryAfter } from '../errors/read-retry-after.js';
import { readBoundedText } from '../handshake/read-bounded-text.js';
import { readWalletTokens, type WalletTokens } from './read-wallet-tokens.js';

export interface RequestTokensOptions {
  readonly dialler: Pick<Dialler, 'fetch'>;
  readonly userAgent: string;
  readonly signal: AbortSignal;
}

const limit = 10_000;
const maximumBytes = 64 * 1024;
const longestWait = 24 * 3600;

/**
 * Asks a service for tokens.
 *
 * @throws NandaError SERVICE_AUTH_REQUIRED where it refuses, RATE_LIMITED where it was asked too often, CONNECTION_FAILED where it
 * cannot be asked, UPSTREAM_PROTOCOL_ERROR where there is no token in what it answers
 */
export async function requestTokens(
  url: URL,
  body: Readonly<Record<string, unknown>>,
  { dialler, userAgent, signal }: RequestTokensOptions,
): Promise<WalletTokens> {
  const { host } = url;
  const deadline = withDeadline(limit, {
    signal,
    reason: () => unreachable(host, { cause: 'timeout', summary: 'it did not answer in time' }),
  });
  try {
    const response = await dialler.fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': userAgent,
      },
      body: JSON.stringify(body),
      signal: deadline.signal,
    });
    const { text } = await readBoundedText(response, { maximumBytes });
    deadline.signal.throwIfAborted();
    const answer = parse(text);
    if (response.ok) {
      const tokens = readWalletTokens(answer, { now: Date.now() });
      if (tokens !== undefined) return tokens;
      throw new NandaError(
        'UPSTREAM_PROTOCOL_ERROR',
        `"${host}" answered with something that is no token for a wallet. Ask the service's owner.`,
      );
    }
    throw refusalOf(response, { host, answer });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const known: unknown = deadline.signal.aborted ? deadline.signal.reason : error;
    if (known instanceof NandaError) throw known;
    throw unreachable(host, { ...describeConnectFailure(known), error: known });
  } finally {
    deadline.release();
  }
}

function refusalOf(
  { status, headers }: Response,
  { host, answer }: { readonly host: string; readonly answer: Record<string, unknown> },
): NandaError {
  if (status === 429) {
    const retryAfter = readWait(answer['retryAfter'] ?? answer['retry_after'], headers);
    return new NandaError(
      'RATE_LIMITED',
      `"${host}" was asked for a token too often. Wait ${retryAfter} s, then try again.`,
      { retryAfter, details: { status } },
    );
  }
  if (status >= 500) {
    return unreachable(host, {
      cause: 'http',
      summary: `it answered with HTTP status ${status}`,
    });
  }
  const { error } = answer;
  const words = typeof error === 'string' ? excerpt(error) : '';
  return new NandaError(
    'SERVICE_AUTH_REQUIRED',
    `"${host}" gives this wallet no token${words === '' ? '' : `: "${words}"`}. ` +
      'Connect with a wallet, a contract and a token id that it holds.',
    { details: { challenge: { kind: 'evmauth', reason: 'refused' }, status } },
  );
}

/** Seconds: a field of HTTP, or a number or a moment in the body. */
function readWait(said: unknown, headers: Headers): number {
  const field = readRetryAfter(headers.get('retry-after') ?? undefined, { now: Date.now() });
  const moment = typeof said === 'string' ? (Date.parse(said) - Date.now()) / 1000 : said;
  const wait = field ?? moment;
  if (typeof wait !== 'number' || !Number.isFinite(wait)) return 60;
  return Math.min(Math.max(1, Math.ceil(wait)), longestWait);
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function unreachable(
  host: string,
  { cause, summary, error }: { cause: string; summary: string; error?: unknown },
): NandaError {
  return new NandaError(
    'CONNECTION_FAILED',
    `"${host}" could not be asked for a token for the wallet: ${summary}. Try again later.`,
    { details: { cause, host }, retryable: true, cause: error },
  );
}
