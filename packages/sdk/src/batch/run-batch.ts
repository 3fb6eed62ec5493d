import { defaults } from '@nanda/protocol/facts';
import type { APIPromise } from '../api-promise.js';
import type { Transport } from '../http/transport.js';
import { longestCall } from '../longest-call.js';
import type { BatchCall } from './batch-call.js';
import type { BatchOptions } from './batch-options.js';
import type { BatchResult } from './batch-result.js';
import { describeBatch } from './describe-batch.js';

/** As the contract has it. */
const defaultConcurrency = 8;

/** Makes many calls in one request, and waits for all of them. */
export function runBatch(
  transport: Transport,
  {
    requests,
    options,
  }: { readonly requests: readonly BatchCall[]; readonly options: BatchOptions },
): APIPromise<BatchResult> {
  const rounds = Math.ceil(requests.length / (options.concurrency ?? defaultConcurrency));
  const longest = longestCall + Math.max(0, rounds - 1) * defaults.maxCallTimeout;
  const timeout = options.timeout ?? longest;
  return transport.request(
    'batch.create',
    () => describeBatch(requests, { ...options, timeout }),
    ({ data, meta }) => ({ answers: data, counts: meta }),
  );
}
