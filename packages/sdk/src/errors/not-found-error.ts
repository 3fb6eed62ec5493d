import { APIError } from './api-error.js';

/** 404: there is no such service, connection, tool or execution; `code` says which. */
export class NotFoundError extends APIError {
  static override readonly kind = 'NotFoundError';
}
