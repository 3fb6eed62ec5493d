import { NandaError } from '../../core/nanda-error.js';
import type { Redactor } from './create-redactor.js';

/** What a request has failed with, without the secrets that the redactor knows. */
export function redactFailure(failure: unknown, redactor: Redactor): unknown {
  if (!(failure instanceof NandaError)) return redactor.error(failure);
  const { code, message, details, retryAfter, retryable, cause } = failure;
  return new NandaError(code, redactor.text(message), {
    ...(details !== undefined && { details: redactor.value(details) as Record<string, unknown> }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(retryable !== undefined && { retryable }),
    ...(cause !== undefined && { cause: redactor.error(cause) }),
  });
}
