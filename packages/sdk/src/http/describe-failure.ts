import { isHTTPError, isNetworkError, isTimeoutError } from 'ky';
import type { Failure } from './decide-retry.js';
import { describeNetworkFailure } from './describe-network-failure.js';
import { readErrorAnswer } from './read-error-answer.js';

/** Why an attempt did not succeed, for the decision to repeat it. `textOf` gives the body of an answer. */
export function describeFailure(error: unknown, textOf: (response: Response) => string): Failure {
  if (isTimeoutError(error)) return { kind: 'timeout' };
  if (isNetworkError(error)) {
    return {
      kind: 'network',
      isConnectFailure: describeNetworkFailure(error.cause).isConnectFailure,
    };
  }
  if (!isHTTPError(error)) return { kind: 'other' };
  const { response } = error;
  const { facts, isRetryable } = readErrorAnswer(response, { text: textOf(response), subject: '' });
  const shouldRetry = response.headers.get('x-should-retry');
  return {
    kind: 'response',
    status: response.status,
    code: facts.code,
    isRetryable,
    retryAfter: facts.retryAfter,
    shouldRetry: shouldRetry === null ? undefined : shouldRetry.trim().toLowerCase() === 'true',
  };
}

/** Why an attempt did not succeed, in one or two words. */
export function describeOutcome(error: unknown, textOf: (response: Response) => string): string {
  if (isTimeoutError(error)) return 'timeout';
  if (isHTTPError(error)) {
    const { response } = error;
    const { facts } = readErrorAnswer(response, { text: textOf(response), subject: '' });
    return facts.code === undefined ? `${response.status}` : `${response.status} ${facts.code}`;
  }
  const cause = isNetworkError(error) ? error.cause : error;
  return describeNetworkFailure(cause).code ?? (cause instanceof Error ? cause.name : 'error');
}
