import { headers as names } from '@nanda/protocol/facts';
import { checkNumber } from '../config/check-number.js';
import { createIdempotencyKey } from '../http/create-idempotency-key.js';
import type { Call } from '../http/call.js';
import type { BatchCall } from './batch-call.js';
import type { BatchOptions } from './batch-options.js';

/** A batch as it is sent: with a key, so that a second sending of it calls nothing. */
export function describeBatch(
  requests: readonly BatchCall[],
  { concurrency, idempotencyKey = createIdempotencyKey(), ...options }: BatchOptions,
): Call {
  if (concurrency !== undefined) {
    checkNumber(concurrency, { name: 'concurrency', minimum: 1, isDuration: false });
  }
  return {
    body: { requests, concurrency },
    headers: { [names.idempotencyKey]: idempotencyKey },
    options,
  };
}
