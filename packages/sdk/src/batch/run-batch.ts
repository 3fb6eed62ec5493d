import { defaults } from '@nanda/protocol/facts';
import type { APIPromise } from '../api-promise.js';
import { isProofWanted } from '../evm/is-proof-wanted.js';
import { createIdempotencyKey } from '../http/create-idempotency-key.js';
import type { Transport } from '../http/transport.js';
import { loadLater } from '../load-later.js';
import { longestCall } from '../longest-call.js';
import type { BatchResult } from './batch-result.js';
import { describeBatch } from './describe-batch.js';
import type { FollowBatchParameters } from './follow-batch.js';

/** As the contract has it. */
const defaultConcurrency = 8;

/** Makes many calls in one request, and waits for all of them. */
export function runBatch(
  transport: Transport,
  { requests, options, find }: FollowBatchParameters,
): APIPromise<BatchResult> {
  const { concurrency = defaultConcurrency, idempotencyKey = createIdempotencyKey() } = options;
  const rounds = Math.ceil(requests.length / concurrency);
  const longest = longestCall + Math.max(0, rounds - 1) * defaults.maxCallTimeout;
  const timeout = options.timeout ?? longest;
  return transport.request(
    'batch.create',
    () => describeBatch(requests, { ...options, idempotencyKey, timeout }),
    async ({ data: answers, meta: counts }) => {
      if (!isProofWanted(JSON.stringify(answers))) return { answers, counts };
      const { proveBatch } = await loadLater();
      const signing = { requests, options, idempotencyKey, find, concurrency };
      return await proveBatch(transport, { answers, ...signing });
    },
  );
}
