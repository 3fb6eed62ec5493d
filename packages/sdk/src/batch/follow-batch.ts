import type { BatchAnswer } from '@nanda/protocol';
import { leavable } from '../events/leavable.js';
import { createIdempotencyKey } from '../http/create-idempotency-key.js';
import type { Transport } from '../http/transport.js';
import { loadLater } from '../load-later.js';
import type { BatchCall } from './batch-call.js';
import type { BatchOptions } from './batch-options.js';
import { describeBatch } from './describe-batch.js';
import type { FindConnection } from './prove-batch-answer.js';

/** What {@link followBatch} sends. */
export interface FollowBatchParameters {
  readonly requests: readonly BatchCall[];
  readonly options: BatchOptions;
  readonly find: FindConnection;
}

/**
 * Makes many calls in one request, and gives each answer as soon as it is there. What reads them is loaded when
 * they are iterated.
 */
export function followBatch(
  transport: Transport,
  parameters: FollowBatchParameters,
): AsyncGenerator<BatchAnswer, void, undefined> {
  return leavable(async function* follow(signal) {
    const { receiveBatch } = await loadLater();
    const { idempotencyKey = createIdempotencyKey() } = parameters.options;
    const call = describeBatch(parameters.requests, {
      ...parameters.options,
      idempotencyKey,
      signal,
    });
    yield* receiveBatch(transport, { ...parameters, call, idempotencyKey, signal });
  }, parameters.options);
}
