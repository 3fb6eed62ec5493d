import { NandaError } from './nanda-error.js';
import type { RequestAttempt } from './request-attempt.js';

/** No answer arrived: the proxy is not there, or the network broke off. See `cause`. */
export class ConnectionError extends NandaError {
  static override readonly kind = 'ConnectionError';

  readonly isRetryable = true;
  readonly attempts: readonly RequestAttempt[];

  constructor(message: string, options: { attempts?: readonly RequestAttempt[]; cause?: unknown }) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.attempts = options.attempts ?? [];
  }
}
