import type { ExecutionError } from '@nanda/protocol';
import type { NandaError } from '../nanda-error.js';

/** A failure as a caller is shown it. */
export function describeFailure({ code, message, details, retryable }: NandaError): ExecutionError {
  return {
    code,
    message,
    ...(details !== undefined && { details: { ...details } }),
    ...(retryable !== undefined && { retryable }),
  };
}
