import type { RequestAttempt } from './request-attempt.js';

/** What every {@link NandaError} tells, as far as it is known. */
export interface ErrorFacts {
  /** The HTTP status of the answer, where there was one. */
  readonly status?: number | undefined;
  /** A code of the contract or of the runtime. */
  readonly code?: string | undefined;
  /** Names the request in the proxy's log. */
  readonly requestId?: string | undefined;
  /** Every sending of the request. */
  readonly attempts?: readonly RequestAttempt[] | undefined;
  /** Whether the same request may succeed later. @default false */
  readonly isRetryable?: boolean | undefined;
  /** What the runtime threw, or what was the reason. */
  readonly cause?: unknown;
}
