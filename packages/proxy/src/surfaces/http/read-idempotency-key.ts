import { headers } from '@nanda/protocol/facts';
import { NandaError } from '../../core/nanda-error.js';
import type { RequestHead } from './request-head.js';

/** As in the contract's bodies. */
const maximumLength = 255;

/**
 * The key in the header field that other APIs use too.
 *
 * @throws NandaError VALIDATION_ERROR for one that is empty or too long: it would not name anything
 */
export function readIdempotencyKey(request: Pick<RequestHead, 'headers'>): string | undefined {
  const key = request.headers.get(headers.idempotencyKey);
  if (key === null) return undefined;
  if (key.length > 0 && key.length <= maximumLength) return key;
  throw new NandaError(
    'VALIDATION_ERROR',
    `The header field Idempotency-Key must have 1 to ${maximumLength} characters; leave it out where a repeated request may call again.`,
  );
}
