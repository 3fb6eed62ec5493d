import { APIError } from './api-error.js';

/** 401: the proxy wants to know who calls, or the service wants credentials (`SERVICE_AUTH_REQUIRED`). */
export class AuthenticationError extends APIError {
  static override readonly kind = 'AuthenticationError';

  /** What a service wants of its callers, where it said so. Untrusted. */
  get challenge(): unknown {
    return this.details['challenge'];
  }
}
