import { NotFoundError } from '@nanda/sdk';

/** What the proxy says of what it does not have. */
export function fakeNotFound(subject: string): NotFoundError {
  return new NotFoundError({ status: 404, message: `There is no ${subject}.`, isRetryable: false });
}
