import type { BatchAnswer } from '@nanda/protocol';
import { AbortError } from '../errors/abort-error.js';
import { ConnectionError } from '../errors/connection-error.js';
import { leavable } from '../events/leavable.js';
import { loadContract } from '../http/load-contract.js';
import type { Transport } from '../http/transport.js';
import { validate } from '../http/validate.js';
import { parseJson } from '../streaming/parse-json.js';
import { readServerEvents } from '../streaming/read-server-events.js';
import type { BatchCall } from './batch-call.js';
import type { BatchOptions } from './batch-options.js';
import { describeBatch } from './describe-batch.js';

/** What {@link followBatch} sends. */
export interface FollowBatchParameters {
  readonly requests: readonly BatchCall[];
  readonly options: BatchOptions;
}

/** Makes many calls in one request, and gives each answer as soon as it is there. */
export function followBatch(
  transport: Transport,
  parameters: FollowBatchParameters,
): AsyncGenerator<BatchAnswer, void, undefined> {
  return leavable((signal) => receive(transport, { ...parameters, signal }), parameters.options);
}

async function* receive(
  transport: Transport,
  { requests, options, signal }: FollowBatchParameters & { readonly signal: AbortSignal },
): AsyncGenerator<BatchAnswer, void, undefined> {
  let count = 0;
  let isOpen = false;
  try {
    const [response, { BatchEventSchema: schema }] = await Promise.all([
      transport.open('batch.create', describeBatch(requests, { ...options, signal })),
      loadContract(),
    ]);
    isOpen = true;
    const { streamIdleTimeout: idleTimeout } = transport;
    for await (const { event, data } of readServerEvents(response, { idleTimeout, signal })) {
      // Of a newer proxy: what it means is not known here.
      if (event !== 'answer' && event !== 'complete') continue;
      const value = validate(schema, { value: parseJson(data), subject: `An event "${event}"` });
      if (value.type === 'complete') return;
      count += 1;
      yield value.answer;
    }
  } catch (error) {
    if (options.signal?.aborted === true) throw new AbortError(options.signal.reason);
    throw isOpen && ConnectionError.isInstance(error) ? brokenOff({ cause: error.cause }) : error;
  }
  throw brokenOff();

  function brokenOff(reason: { cause?: unknown } = {}): ConnectionError {
    const message =
      `The stream ended after ${count} of ${requests.length} answers. What has begun goes on: ` +
      'find it with `nanda.executions.list()`, or send the batch again with the same `idempotencyKey`.';
    return new ConnectionError(message, reason);
  }
}
