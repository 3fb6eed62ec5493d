import { CliError } from './cli-error.js';

/** The inside of a failure document. */
export interface ErrorDocument {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly hint?: string;
  readonly retryable: boolean;
}

/** What `--json` prints of an error, in `{"error": …}`. */
export function describeError(error: unknown): ErrorDocument {
  if (error instanceof CliError) {
    return {
      code: error.code,
      message: error.message,
      ...(error.details && { details: error.details }),
      ...(error.hint !== undefined && { hint: error.hint }),
      retryable: error.retryable,
    };
  }
  return {
    code: 'INTERNAL_ERROR',
    message: error instanceof Error ? error.message : String(error),
    hint: 'Set NANDA_DEBUG=1 to see where it happened.',
    retryable: false,
  };
}
