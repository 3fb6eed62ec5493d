import { headers as names } from '@nanda/protocol/facts';
import { createIdempotencyKey } from '../http/create-idempotency-key.js';
import type { Call } from '../http/transport.js';
import type { BatchCall } from './batch-call.js';
import type { BatchOptions } from './batch-options.js';

/** A batch as it is sent: with a key, so that a second sending of it calls nothing. */
export function describeBatch(
  requests: readonly BatchCall[],
  { concurrency, idempotencyKey = createIdempotencyKey(), ...options }: BatchOptions,
): Call {
  return {
    body: { requests, concurrency },
    headers: { [names.idempotencyKey]: idempotencyKey },
    options,
  };
}
