import { isHTTPError, isNetworkError, isTimeoutError } from 'ky';
import { AbortError } from '../errors/abort-error.js';
import { ConnectionError } from '../errors/connection-error.js';
import { createAPIError } from '../errors/create-api-error.js';
import { NandaError } from '../errors/nanda-error.js';
import type { RequestAttempt } from '../errors/request-attempt.js';
import { TimeoutError, type TimeoutPhase } from '../errors/timeout-error.js';
import { describeNetworkFailure } from './describe-network-failure.js';
import { readErrorAnswer } from './read-error-answer.js';

/** Circumstances of {@link toNandaError}. */
export interface ErrorCircumstances {
  /** Method and path. */
  readonly subject: string;
  readonly baseURL: string;
  readonly attempts: readonly RequestAttempt[];
  readonly phase: TimeoutPhase;
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  /** The text of the answer that failed. */
  readonly text: string;
}

/** Turns whatever a request ended with into the error that callers see. */
export function toNandaError(error: unknown, circumstances: ErrorCircumstances): NandaError {
  const { subject, attempts, phase, timeout, signal, text } = circumstances;
  if (NandaError.isInstance(error)) return error;
  if (signal?.aborted === true) return new AbortError(signal.reason);
  if (isHTTPError(error)) {
    const { facts } = readErrorAnswer(error.response, { text, subject });
    return createAPIError({ ...facts, attempts });
  }
  if (isTimeoutError(error)) {
    const advice = phase === 'total' ? 'Raise `totalTimeout`' : 'Raise `timeout`';
    const message = `${subject} was not answered in time (${timeout} ms). ${advice}, or stream a long call.`;
    return new TimeoutError(message, { phase, attempts, cause: error });
  }
  const cause = isNetworkError(error) ? error.cause : error;
  const { code } = describeNetworkFailure(cause);
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    const message =
      `${subject} was cut off by the runtime's own limit (${code}), which stands before \`timeout\`. ` +
      'Stream a long call, or pass a `fetch` with a dispatcher that waits longer.';
    return new TimeoutError(message, {
      phase: code === 'UND_ERR_HEADERS_TIMEOUT' ? 'headers' : 'body',
      attempts,
      cause,
    });
  }
  return new ConnectionError(describeConnectionError(circumstances, code), { attempts, cause });
}

function describeConnectionError(
  { subject, baseURL }: ErrorCircumstances,
  code: string | undefined,
): string {
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(baseURL).hostname);
  const advice = isLocal
    ? 'Start a proxy with `npx --package @nanda/cli nanda serve`, or set `baseURL` or NANDA_BASE_URL to one that runs.'
    : 'Check the network, and `baseURL` or NANDA_BASE_URL.';
  return `No answer to ${subject} from ${baseURL}${code === undefined ? '' : ` (${code})`}. ${advice}`;
}
