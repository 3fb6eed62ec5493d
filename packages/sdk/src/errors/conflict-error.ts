import { APIError } from './api-error.js';

/** 409: the connection is not ready, or there are too many; `code` says which. */
export class ConflictError extends APIError {
  static override readonly kind = 'ConflictError';
}
