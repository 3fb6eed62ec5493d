import type { ServiceChallenge } from '@nanda/protocol';
import { APIError } from './api-error.js';

/** 401: the proxy wants to know who calls, or the service wants credentials (`SERVICE_AUTH_REQUIRED`). */
export class AuthenticationError extends APIError {
  static override readonly kind = 'AuthenticationError';

  /**
   * What a service wants of its callers, and the `fields` to ask for: set where `code` is `SERVICE_AUTH_REQUIRED`.
   * Quotes the service: untrusted.
   */
  get challenge(): ServiceChallenge | undefined {
    const { challenge } = this.details;
    return typeof challenge === 'object' && challenge !== null
      ? (challenge as ServiceChallenge)
      : undefined;
  }
}
