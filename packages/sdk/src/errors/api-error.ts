import { NandaError } from './nanda-error.js';
import type { RequestAttempt } from './request-attempt.js';

/** The facts of an {@link APIError}. */
export interface APIErrorFacts {
  readonly status: number;
  readonly message: string;
  readonly isRetryable: boolean;
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  readonly retryAfter?: number | undefined;
  readonly attempts?: readonly RequestAttempt[] | undefined;
  readonly cause?: unknown;
}

/** The proxy answered, and the answer is a failure. The classes that extend it say which kind. */
export class APIError extends NandaError {
  static override readonly kind: string = 'APIError';

  /** The HTTP status. */
  readonly status: number;
  /** A code of the contract, such as `SERVICE_NOT_FOUND`; absent when something else than a proxy answered. */
  readonly code: string | undefined;
  /** Names the request in the proxy's log. */
  readonly requestId: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
  /** Milliseconds after which the server wants to be asked again, where it says so. */
  readonly retryAfter: number | undefined;
  /** Whether the same request may succeed later. */
  readonly isRetryable: boolean;
  /** Every sending of the request, in order; empty for an execution that failed after its acceptance. */
  readonly attempts: readonly RequestAttempt[];

  constructor(facts: APIErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.status = facts.status;
    this.code = facts.code;
    this.requestId = facts.requestId;
    this.details = facts.details ?? {};
    this.retryAfter = facts.retryAfter;
    this.isRetryable = facts.isRetryable;
    this.attempts = facts.attempts ?? [];
  }
}
