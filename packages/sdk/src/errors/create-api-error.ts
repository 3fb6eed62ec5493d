import { APIError, type APIErrorFacts } from './api-error.js';
import { AuthenticationError } from './authentication-error.js';
import { BadRequestError } from './bad-request-error.js';
import { ConflictError } from './conflict-error.js';
import { InternalServerError } from './internal-server-error.js';
import { InvalidParametersError } from './invalid-parameters-error.js';
import { NotFoundError } from './not-found-error.js';
import { PaymentRequiredError } from './payment-required-error.js';
import { PermissionDeniedError } from './permission-denied-error.js';
import { RateLimitError } from './rate-limit-error.js';
import { TimeoutError } from './timeout-error.js';

const classes: Readonly<Record<number, new (facts: APIErrorFacts) => APIError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  402: PaymentRequiredError,
  403: PermissionDeniedError,
  404: NotFoundError,
  409: ConflictError,
  422: InvalidParametersError,
  429: RateLimitError,
};

/** The error class that belongs to a status; a tool that took too long is a timeout like others. */
export function createAPIError(facts: APIErrorFacts): APIError | TimeoutError {
  if (facts.code === 'TOOL_TIMEOUT') {
    return new TimeoutError(facts.message, { ...facts, phase: 'tool' });
  }
  const Class = classes[facts.status] ?? (facts.status >= 500 ? InternalServerError : APIError);
  return new Class(facts);
}
