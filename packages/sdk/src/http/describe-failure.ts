import { ConfigurationError } from '../errors/configuration-error.js';
import { createAPIError } from '../errors/create-api-error.js';
import { NandaError } from '../errors/nanda-error.js';
import type { RequestAttempt } from '../errors/request-attempt.js';
import type { Failure, Repetition } from './decide-retry.js';
import { createNetworkError } from './create-network-error.js';
import { createTimeoutError } from './create-timeout-error.js';
import { describeNetworkFailure } from './describe-network-failure.js';
import { readErrorAnswer } from './read-error-answer.js';
import type { SendingOutcome } from './send-once.js';

/** What failed, in the words of everybody who wants to know. */
export interface FailureDescription {
  /** For the decision to send again; undefined where there is nothing to decide. */
  readonly failure: Failure | undefined;
  /** In one or two words, for `attempts` and the log. */
  readonly outcome: string;
  readonly toError: (attempts: readonly RequestAttempt[]) => NandaError;
}

/** Circumstances of {@link describeFailure}. */
export interface FailureCircumstances {
  /** Method and path. */
  readonly subject: string;
  readonly baseURL: string;
  /** Of the attempt, in milliseconds. */
  readonly timeout: number;
  /** Whether it was `totalTimeout` that ended the attempt. */
  readonly isTotal: boolean;
  readonly repetition: Repetition;
  readonly idempotencyKey: string | undefined;
}

/** Describes an outcome that is no success. */
export function describeFailure(
  result: Exclude<SendingOutcome, { kind: 'aborted' }>,
  circumstances: FailureCircumstances,
): FailureDescription {
  const { subject, timeout, isTotal } = circumstances;
  if (result.kind === 'answer') return describeRefusal(result, { subject });
  if (result.kind === 'timeout') {
    const phase = isTotal ? 'total' : result.phase;
    return {
      // Where nothing was sent, another try would be no quicker.
      failure: result.phase === 'credentials' ? undefined : { kind: 'timeout' },
      outcome: 'timeout',
      toError: (attempts) => createTimeoutError({ ...circumstances, phase, timeout, attempts }),
    };
  }
  const { error: cause } = result;
  if (NandaError.isInstance(cause)) {
    return { failure: undefined, outcome: cause.name, toError: () => cause };
  }
  const network = describeNetworkFailure(cause);
  const { code, isConnectFailure } = network;
  return {
    failure: { kind: 'network', isConnectFailure },
    outcome: code ?? (cause instanceof Error ? cause.name : 'error'),
    toError: (attempts) => createNetworkError({ ...circumstances, ...network, attempts, cause }),
  };
}

function describeRefusal(
  { response, text }: { readonly response: Response; readonly text: string },
  { subject }: { readonly subject: string },
): FailureDescription {
  // A page is told 0 for the status of a redirect.
  if (response.status < 400 && response.status !== 304) {
    const message = `${subject} was answered with a redirect, which is not followed. Set baseURL to where the proxy really is.`;
    return {
      failure: undefined,
      outcome: 'redirect',
      toError: (attempts) => new ConfigurationError(message, { attempts }),
    };
  }
  const { facts, isRetryable } = readErrorAnswer(response, { text, subject });
  const shouldRetry = response.headers.get('x-should-retry');
  return {
    failure: {
      kind: 'response',
      status: response.status,
      code: facts.code,
      isRetryable,
      retryAfter: facts.retryAfter,
      shouldRetry: shouldRetry === null ? undefined : shouldRetry.trim().toLowerCase() === 'true',
    },
    outcome: facts.code === undefined ? `${response.status}` : `${response.status} ${facts.code}`,
    toError: (attempts) => createAPIError({ ...facts, attempts }),
  };
}
