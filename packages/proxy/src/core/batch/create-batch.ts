import type {
  BatchAnswer,
  BatchCounts,
  BatchEvent,
  BatchRequest,
  BatchRequestItem,
} from '@nanda/protocol';
import { createId } from '../create-id.js';
import type { Executions } from '../executions/executions.js';
import { roughSize } from '../executions/rough-size.js';
import type { Logger } from '../logger.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { callOfBatch } from './call-of-batch.js';
import { runFewAtOnce } from './run-few-at-once.js';

export interface BatchOptions {
  readonly executions: Pick<Executions, 'start'>;
  readonly logger: Logger;
  /** Bytes of all answers of a batch that is not followed, roughly. @default 64 MiB */
  readonly maxBytes?: number;
}

export interface BatchCaller {
  readonly principal: Principal;
  /** Aborted when the caller has gone: nothing is begun any more. */
  readonly gone: AbortSignal;
  /** Names the batch: each call without a key of its own gets this one with its place. */
  readonly idempotencyKey?: string | undefined;
}

/** What came of all calls of a batch, in the order of the requests. */
export interface BatchResult {
  readonly answers: BatchAnswer[];
  readonly counts: BatchCounts;
}

/** The use cases of batches. One failure costs one call. */
export interface Batch {
  /** @throws NandaError CANCELLED where the caller has gone; calls that have begun go on */
  run(request: BatchRequest, caller: BatchCaller): Promise<BatchResult>;
  /** Each answer as soon as it is there, and the end; nothing more after the signal. */
  follow(
    request: BatchRequest,
    caller: BatchCaller & { readonly signal: AbortSignal },
  ): AsyncGenerator<BatchEvent, void, undefined>;
}

const defaultConcurrency = 8;
const defaultMaxBytes = 64 * 1024 * 1024;

export function createBatch({
  executions,
  logger,
  maxBytes = defaultMaxBytes,
}: BatchOptions): Batch {
  function answer(
    { requests, concurrency = defaultConcurrency }: BatchRequest,
    { principal, gone, idempotencyKey, signal }: BatchCaller & { readonly signal: AbortSignal },
  ): AsyncGenerator<BatchAnswer, void, undefined> {
    return runFewAtOnce(requests, {
      most: concurrency,
      signal,
      task: (request, index) =>
        callOfBatch(withKey(request, idempotencyKey && `${idempotencyKey}:${index}`), {
          index,
          executions,
          principal,
          gone,
          logger,
        }),
    });
  }

  return {
    async run(request, caller) {
      const answers: BatchAnswer[] = [];
      let bytes = 0;
      for await (const each of answer(request, { ...caller, signal: caller.gone })) {
        const size = roughSize(each);
        const isKept = each.result === undefined || bytes === 0 || bytes + size <= maxBytes;
        if (isKept) bytes += size;
        answers[each.index] = isKept ? each : withoutResult(each, { maxBytes });
      }
      if (caller.gone.aborted) {
        throw new NandaError('CANCELLED', 'The caller went away before the batch had ended.');
      }
      return { answers, counts: count(answers) };
    },
    async *follow(request, caller) {
      const id = createId('batch');
      const counts = { total: 0, succeeded: 0, failed: 0 };
      for await (const each of answer(request, caller)) {
        add(each, counts);
        yield { id: `${id}.${counts.total}`, type: 'answer', answer: each };
      }
      if (caller.signal.aborted) return;
      yield { id: `${id}.${counts.total + 1}`, type: 'complete', counts };
    },
  };
}

function withKey(request: BatchRequestItem, key: string | undefined): BatchRequestItem {
  if (!key || request.options?.idempotencyKey !== undefined) return request;
  return { ...request, options: { ...request.options, idempotencyKey: key } };
}

/** The execution keeps its result; only this document has no room for it. */
function withoutResult(
  answer: BatchAnswer,
  { maxBytes }: { readonly maxBytes: number },
): BatchAnswer {
  const { result: _, ...rest } = answer;
  return {
    ...rest,
    status: 'error',
    error: {
      code: 'RESULT_TOO_LARGE',
      message: `The answers of this batch are larger than ${maxBytes} bytes together. Get this one with GET /v2/executions/{requestId}, or ask with Accept: text/event-stream.`,
      details: { limit: maxBytes },
    },
  };
}

function count(answers: readonly BatchAnswer[]): BatchCounts {
  const counts = { total: 0, succeeded: 0, failed: 0 };
  for (const each of answers) add(each, counts);
  return counts;
}

/** One that waits for its caller has neither succeeded nor failed yet. */
function add({ status }: BatchAnswer, counts: BatchCounts): void {
  counts.total += 1;
  if (status === 'success') counts.succeeded += 1;
  else if (status !== 'input_required') counts.failed += 1;
}
