/** Why a request did not succeed, as far as the decision to send it again needs to know. */
export type Failure =
  | {
      readonly kind: 'response';
      readonly status: number;
      /** What our own error envelope says; absent when something else answered. */
      readonly isRetryable?: boolean | undefined;
      /** Milliseconds that the server asks to wait. */
      readonly retryAfter?: number | undefined;
      /** The answer's `x-should-retry`. */
      readonly shouldRetry?: boolean | undefined;
    }
  /** `isConnectFailure`: nothing was sent, because no connection came about. */
  | { readonly kind: 'network'; readonly isConnectFailure: boolean }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'other' };

const longestWait = 60_000;
const safeStatuses: ReadonlySet<number> = new Set([408, 409, 425, 429, 500, 502, 503, 504]);

/**
 * Whether to send a request again: the milliseconds to wait before, or undefined when it must not be.
 *
 * | | safe to repeat (reads, deletions) | other (tool calls, connecting) |
 * | --- | --- | --- |
 * | no connection came about | yes | yes |
 * | connection broke off, timeout | yes | no |
 * | 429, 503 | yes | only with `Retry-After` |
 * | 408, 409, 425, 500, 502, 504 | yes | no |
 * | our envelope says `retryable: false` | no | no |
 * | `x-should-retry` | as it says | as it says |
 */
export function decideRetry(
  failure: Failure,
  { isSafe, attempt, random = Math.random }: RetryCircumstances,
): number | undefined {
  if (!isWorthwhile(failure, isSafe)) return undefined;
  // The server's own timing is taken as it is; ours is spread, so that clients do not come in step.
  return failure.kind === 'response' && failure.retryAfter !== undefined
    ? Math.min(failure.retryAfter, longestWait)
    : Math.min(500 * 2 ** (attempt - 1), 8_000) * (1 - random() * 0.25);
}

/** Circumstances of {@link decideRetry}. */
export interface RetryCircumstances {
  /** Whether doing it twice does no harm. */
  readonly isSafe: boolean;
  /** How often it has been sent, from 1. */
  readonly attempt: number;
  /** From 0 up to, not including, 1. @default Math.random */
  readonly random?: () => number;
}

function isWorthwhile(failure: Failure, isSafe: boolean): boolean {
  switch (failure.kind) {
    case 'network':
      return isSafe || failure.isConnectFailure;
    case 'timeout':
      return isSafe;
    case 'other':
      return false;
    case 'response': {
      const { status, isRetryable, retryAfter, shouldRetry } = failure;
      if (shouldRetry !== undefined) return shouldRetry;
      if (isRetryable === false) return false;
      if (isSafe) return safeStatuses.has(status);
      return (status === 429 || status === 503) && retryAfter !== undefined;
    }
  }
}
