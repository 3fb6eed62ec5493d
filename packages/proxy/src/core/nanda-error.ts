import type { ErrorCode } from '@nanda/protocol/facts';

export interface NandaErrorOptions {
  /** Facts that a program can act on. Never a secret, a path or a stack. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Whether the same request may succeed later; the code's own default where it is not given. */
  readonly retryable?: boolean;
  /** Seconds that the caller should wait, sent as `Retry-After`. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** Every failure that a caller is meant to see. The message says what went wrong and what to do next. */
export class NandaError extends Error {
  override readonly name = 'NandaError';
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>> | undefined;
  readonly retryable: boolean | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, options: NandaErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.details = options.details;
    this.retryable = options.retryable;
    this.retryAfter = options.retryAfter;
  }
}
