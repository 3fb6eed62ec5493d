import type { Logger } from '../../core/logger.js';
import { NandaError } from '../../core/nanda-error.js';

/** A failure that a caller may see. What was not foreseen is for the log alone. */
export function toShownError(
  error: unknown,
  { requestId, logger }: { readonly requestId: string; readonly logger: Logger },
): NandaError {
  if (error instanceof NandaError) return error;
  logger.error('A request failed for a reason that was not foreseen', {
    requestId,
    reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return new NandaError(
    'INTERNAL_ERROR',
    `Something went wrong in the proxy. Its log says more under ${requestId}.`,
  );
}
