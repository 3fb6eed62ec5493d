import { NandaError } from '../../nanda-error.js';
import type { ExecutionOutcome, ExecutionRecord } from '../execution-record.js';

/** How an execution ends that failed. */
export function failedOutcome(
  error: unknown,
  { metadata }: Pick<ExecutionRecord, 'metadata'>,
): ExecutionOutcome {
  const failure =
    error instanceof NandaError
      ? error
      : new NandaError('INTERNAL_ERROR', 'The call failed for a reason that was not foreseen.', {
          cause: error,
        });
  const { code, message, details, retryable } = failure;
  return {
    kind: code === 'CANCELLED' ? 'cancelled' : 'error',
    error: {
      code,
      message,
      ...(details && { details: { ...details } }),
      ...(retryable !== undefined && { retryable }),
    },
    failure,
    metadata,
  };
}
