import { APIError } from './api-error.js';

/** 422: the parameters do not fit the tool's schema; `details` lists the faults. */
export class InvalidParametersError extends APIError {
  static override readonly kind = 'InvalidParametersError';
}
