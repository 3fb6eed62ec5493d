import { APIError } from './api-error.js';

/** 403: not allowed, or an address that may not be reached (`BLOCKED_ADDRESS`). */
export class PermissionDeniedError extends APIError {
  static override readonly kind = 'PermissionDeniedError';
}
