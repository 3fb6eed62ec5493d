import { APIError } from './api-error.js';
import type { ServiceChallenge } from './service-challenge.js';

/** 401: the proxy wants to know who calls, or the service wants credentials (`SERVICE_AUTH_REQUIRED`). */
export class AuthenticationError extends APIError {
  static override readonly kind = 'AuthenticationError';

  /** What a service wants of its callers: set where `code` is `SERVICE_AUTH_REQUIRED`. Said by the service: untrusted. */
  get challenge(): ServiceChallenge | undefined {
    const { challenge } = this.details;
    return typeof challenge === 'object' && challenge !== null
      ? (challenge as ServiceChallenge)
      : undefined;
  }
}
