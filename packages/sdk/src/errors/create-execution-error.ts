import type { ExecutionError } from '@nanda/protocol';
import { errorCodes } from '@nanda/protocol/facts';
import type { APIError } from './api-error.js';
import { createAPIError } from './create-api-error.js';
import type { TimeoutError } from './timeout-error.js';

/** The typed error for an execution that was accepted and then failed: the same one that a refusal gets. */
export function createExecutionError(error: ExecutionError): APIError | TimeoutError {
  const { code, message, details } = error;
  const { status, retryable } =
    Object.entries(errorCodes).find(([known]) => known === code)?.[1] ?? errorCodes.INTERNAL_ERROR;
  return createAPIError({
    status,
    code,
    message,
    details,
    isRetryable: error.retryable ?? retryable,
  });
}
