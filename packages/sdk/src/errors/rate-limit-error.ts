import { APIError } from './api-error.js';

/** 429: too many requests; `retryAfter` says how long to wait. */
export class RateLimitError extends APIError {
  static override readonly kind = 'RateLimitError';
}
