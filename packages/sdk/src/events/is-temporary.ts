import { APIError } from '../errors/api-error.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import { NandaError } from '../errors/nanda-error.js';

/** Whether a stream that ended with this error is worth another try; a refusal stays one. */
export function isTemporary(error: unknown): boolean {
  if (APIError.isInstance(error)) return error.status >= 500 || error.isRetryable;
  return NandaError.isInstance(error) && !ConfigurationError.isInstance(error);
}
