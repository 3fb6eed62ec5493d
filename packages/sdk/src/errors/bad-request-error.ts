import { APIError } from './api-error.js';

/** 400: the request is malformed. */
export class BadRequestError extends APIError {
  static override readonly kind = 'BadRequestError';
}
