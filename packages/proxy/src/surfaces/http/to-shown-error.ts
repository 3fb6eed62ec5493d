import type { Logger } from '../../core/logger.js';
import { NandaError } from '../../core/nanda-error.js';
import { callerGone } from './caller-gone.js';

export interface ToShownErrorOptions {
  readonly requestId: string;
  readonly logger: Logger;
  /** Aborted when the caller has gone. @default it stays */
  readonly gone?: AbortSignal | undefined;
}

/** A failure that a caller may see. What was not foreseen is for the log alone. */
export function toShownError(
  error: unknown,
  { requestId, logger, gone }: ToShownErrorOptions,
): NandaError {
  if (error instanceof NandaError) return error;
  // Whatever was done for the caller ends with the reason of its signal, which may be of any kind.
  if (gone?.aborted === true && error === gone.reason) return callerGone(error);
  logger.error('A request failed for a reason that was not foreseen', {
    requestId,
    reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return new NandaError(
    'INTERNAL_ERROR',
    `Something went wrong in the proxy. Its log says more under ${requestId}.`,
  );
}
