import { APIError } from './api-error.js';

/** 5xx: the proxy or the service behind it failed; `code` says where. */
export class InternalServerError extends APIError {
  static override readonly kind = 'InternalServerError';
}
