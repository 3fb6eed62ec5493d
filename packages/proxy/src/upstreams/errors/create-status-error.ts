import { NandaError } from '../../core/nanda-error.js';
import { isLimitStatus } from './is-limit-status.js';

export interface StatusErrorOptions {
  readonly status: number;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
  /** For the log; fit to be one. */
  readonly cause?: unknown;
}

/** The service refused a request with an HTTP status of its own. 429 and 503 say that nothing was taken in. */
export function createStatusError(
  name: string,
  { status, retryAfter, cause }: StatusErrorOptions,
): NandaError {
  const isLimit = isLimitStatus(status);
  const wait = isLimit ? retryAfter : undefined;
  const advice =
    wait === undefined ? "Try again later, or ask the service's owner." : `Try again in ${wait} s.`;
  return new NandaError(
    'UPSTREAM_ERROR',
    `"${name}" answered with HTTP status ${status}. ${advice}`,
    {
      details: { status },
      retryable: isLimit,
      ...(wait !== undefined && { retryAfter: wait }),
      cause,
    },
  );
}
