/** Why a request did not succeed, as far as the decision to send it again needs to know. */
export type Failure =
  | {
      readonly kind: 'response';
      readonly status: number;
      /** The error code, where the answer is our own error envelope. */
      readonly code?: string | undefined;
      /** What our own error envelope says; absent when something else answered. */
      readonly isRetryable?: boolean | undefined;
      /** Milliseconds that the server asks to wait. */
      readonly retryAfter?: number | undefined;
      /** The answer's `x-should-retry`. */
      readonly shouldRetry?: boolean | undefined;
    }
  /** `isConnectFailure`: nothing was sent, because no connection came about. */
  | { readonly kind: 'network'; readonly isConnectFailure: boolean }
  | { readonly kind: 'timeout' };

/**
 * What becomes of a request that is sent twice: `safe` does no harm (reads, deletions), `idempotent` calls a tool
 * that says so of itself (`idempotentHint`, `readOnlyHint`), `keyed` is done once by a proxy that knows its
 * idempotency key, `unsafe` is done twice (connecting, registering, a tool call without a key).
 */
export type Repetition = 'safe' | 'idempotent' | 'keyed' | 'unsafe';

const longestWait = 60_000;
const passing: ReadonlySet<number> = new Set([408, 409, 425, 429, 500, 502, 503, 504]);
/** With these a proxy refuses before it begins. */
const refusals: ReadonlySet<string | undefined> = new Set(['OVERLOADED', 'RATE_LIMITED']);

/**
 * Whether to send a request again: the milliseconds to wait before, or undefined when it must not be.
 *
 * | | safe | idempotent | keyed | unsafe |
 * | --- | --- | --- | --- | --- |
 * | no connection came about | yes | yes | yes | yes |
 * | connection broke off, timeout | yes | no | no | no |
 * | 429, 503 | yes | yes | with `Retry-After` | with `Retry-After`, and `RATE_LIMITED` or `OVERLOADED` in our envelope |
 * | 408, 409, 425, 500, 502, 504 | yes | yes | no | no |
 * | our envelope says `retryable: false` | no | no | no | no |
 * | `x-should-retry: true` | yes | yes | yes | as without it |
 * | `x-should-retry: false` | no | no | no | no |
 *
 * What broke off is not sent again with its key: the proxy cancels a call whose caller is gone, and would answer so. A
 * stream, which the proxy does not cancel, asks again by itself.
 */
export function decideRetry(
  failure: Failure,
  { repetition, attempt, random = Math.random }: RetryCircumstances,
): number | undefined {
  if (!isWorthwhile(failure, repetition)) return undefined;
  // The server's own timing is taken as it is; ours is spread, so that clients do not come in step.
  return failure.kind === 'response' && failure.retryAfter !== undefined
    ? Math.min(failure.retryAfter, longestWait)
    : Math.min(500 * 2 ** (attempt - 1), 8_000) * (1 - random() * 0.25);
}

/** Circumstances of {@link decideRetry}. */
export interface RetryCircumstances {
  readonly repetition: Repetition;
  /** How often it has been sent, from 1. */
  readonly attempt: number;
  /** From 0 up to, not including, 1. @default Math.random */
  readonly random?: () => number;
}

function isWorthwhile(failure: Failure, repetition: Repetition): boolean {
  switch (failure.kind) {
    case 'network':
      return repetition === 'safe' || failure.isConnectFailure;
    case 'timeout':
      return repetition === 'safe';
    case 'response': {
      const { status, code, isRetryable, retryAfter, shouldRetry } = failure;
      if (shouldRetry === false) return false;
      // Whoever sets the header knows nothing of a tool that ran behind it.
      if (shouldRetry === true && repetition !== 'unsafe') return true;
      if (isRetryable === false) return false;
      if (repetition === 'safe' || repetition === 'idempotent') return passing.has(status);
      if (repetition === 'unsafe' && !refusals.has(code)) return false;
      return (status === 429 || status === 503) && retryAfter !== undefined;
    }
  }
}
