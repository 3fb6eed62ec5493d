import type { ExecutionError } from '@nanda/protocol';
import type { Logger } from '../../core/logger.js';
import { createId } from '../../core/create-id.js';
import { toShownError } from '../http/to-shown-error.js';

/** A failure in the words of the contract, with the facts of the request that it belongs to. */
export function describeFailure(
  error: unknown,
  {
    logger,
    facts,
  }: { readonly logger: Logger; readonly facts?: Readonly<Record<string, unknown>> | undefined },
): ExecutionError {
  const { code, message, details, retryable } = toShownError(error, {
    requestId: createId('req'),
    logger,
  });
  const all = { ...details, ...facts };
  return {
    code,
    message,
    ...(Object.keys(all).length > 0 && { details: all }),
    ...(retryable !== undefined && { retryable }),
  };
}
