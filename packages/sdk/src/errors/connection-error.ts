import type { ErrorFacts } from './error-facts.js';
import { keep } from './keep.js';
import { NandaError } from './nanda-error.js';

/** No answer arrived, or not all of it: the proxy is not there, or the network broke off. See `code` and `cause`. */
export class ConnectionError extends NandaError {
  static override readonly kind = 'ConnectionError';

  /** The execution that may still run, where the stream of one broke off for good. */
  declare readonly executionId: string | undefined;
  /** Of a call of a tool that may have run: the same key again gives its result, and calls nothing. */
  declare readonly idempotencyKey: string | undefined;

  constructor(
    message: string,
    {
      executionId,
      idempotencyKey,
      isRetryable = true,
      ...facts
    }: ErrorFacts & {
      readonly executionId?: string | undefined;
      readonly idempotencyKey?: string | undefined;
    } = {},
  ) {
    super(message, { ...facts, isRetryable });
    keep(this, { executionId, idempotencyKey });
  }
}
