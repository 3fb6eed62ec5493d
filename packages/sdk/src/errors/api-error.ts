import type { ErrorFacts } from './error-facts.js';
import { keep } from './keep.js';
import { NandaError } from './nanda-error.js';

/** The facts of an {@link APIError}. */
export interface APIErrorFacts extends ErrorFacts {
  /** The HTTP status of the answer. */
  readonly status: number;
  /** What happened, and what to do. */
  readonly message: string;
  /** Whether the same request may succeed later. */
  readonly isRetryable: boolean;
  /** What belongs to `code`. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  /** Milliseconds after which the server wants to be asked again. */
  readonly retryAfter?: number | undefined;
}

/** The proxy answered, and the answer is a failure. The classes that extend it say which kind. */
export class APIError extends NandaError {
  static override readonly kind: string = 'APIError';

  declare readonly status: number;
  /** What belongs to `code`, such as the fields at fault. May quote the service: untrusted. */
  declare readonly details: Readonly<Record<string, unknown>>;
  /** Milliseconds after which the server wants to be asked again, where it says so. */
  declare readonly retryAfter: number | undefined;

  constructor({ message, details = {}, retryAfter, ...facts }: APIErrorFacts) {
    super(message, facts);
    keep(this, { details, retryAfter });
  }
}
