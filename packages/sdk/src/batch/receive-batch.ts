import type { BatchAnswer } from '@nanda/protocol';
import { AbortError } from '../errors/abort-error.js';
import { ConnectionError } from '../errors/connection-error.js';
import type { Call } from '../http/call.js';
import { loadContract } from '../http/load-contract.js';
import type { Transport } from '../http/transport.js';
import { validate } from '../http/validate.js';
import { parseJson } from '../streaming/parse-json.js';
import { readServerEvents } from '../streaming/read-server-events.js';
import { isProofWanted } from '../evm/is-proof-wanted.js';
import type { FollowBatchParameters } from './follow-batch.js';
import { proveBatchAnswer } from './prove-batch-answer.js';

/** The answers of a batch as they come, until the signal is aborted. */
export async function* receiveBatch(
  transport: Transport,
  {
    requests,
    options,
    find,
    call,
    idempotencyKey,
    signal,
  }: FollowBatchParameters & {
    readonly call: Call;
    readonly idempotencyKey: string;
    readonly signal: AbortSignal;
  },
): AsyncGenerator<BatchAnswer, void, undefined> {
  let count = 0;
  /** Answers to calls that are made once more: they hold up no others. */
  const proven: Promise<BatchAnswer>[] = [];
  let isOpen = false;
  try {
    const [response, { BatchEventSchema: schema }] = await Promise.all([
      transport.open('batch.create', call),
      loadContract(),
    ]);
    isOpen = true;
    const { streamIdleTimeout: idleTimeout } = transport;
    for await (const { event, data } of readServerEvents(response, { idleTimeout, signal })) {
      // Of a newer proxy: what it means is not known here.
      if (event !== 'answer' && event !== 'complete') continue;
      const value = validate(schema, { value: parseJson(data), subject: `An event "${event}"` });
      if (value.type === 'complete') {
        yield* proven;
        return;
      }
      count += 1;
      if (isProofWanted(data)) proven.push(prove(value.answer));
      else yield value.answer;
    }
  } catch (error) {
    if (options.signal?.aborted === true) throw new AbortError(options.signal.reason);
    throw isOpen && ConnectionError.isInstance(error) ? brokenOff({ cause: error.cause }) : error;
  }
  throw brokenOff();

  function prove(answer: BatchAnswer): Promise<BatchAnswer> {
    const signing = { requests, options: { ...options, signal }, idempotencyKey, find };
    const work = proveBatchAnswer(transport, { answer, ...signing });
    // Told to who reads it.
    work.catch(() => undefined);
    return work;
  }

  function brokenOff(reason: { cause?: unknown } = {}): ConnectionError {
    const message =
      `The stream ended after ${count} of ${requests.length} answers. What has begun goes on: ` +
      'find it with `nanda.executions.list()`, or send the batch again with the same `idempotencyKey`.';
    return new ConnectionError(message, reason);
  }
}
