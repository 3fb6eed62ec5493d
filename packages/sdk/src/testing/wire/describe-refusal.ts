import type { ExecutionError } from '@nanda/protocol';
import type { Refusal } from './refusal.js';

/** A failure as it stands in an execution. */
export function describeRefusal({ code, message, details, retryable }: Refusal): ExecutionError {
  return {
    code,
    message,
    ...(details !== undefined && { details: { ...details } }),
    ...(retryable !== undefined && { retryable }),
  };
}
