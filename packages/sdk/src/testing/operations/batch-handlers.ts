import type { BatchAnswer, BatchCounts, BatchEvent, BatchRequestItem } from '@nanda/protocol';
import type { World } from '../core/world.js';
import { describeRefusal } from '../wire/describe-refusal.js';
import type { HandlerContext, OperationHandlers } from '../wire/operation-handler.js';
import { Refusal } from '../wire/refusal.js';

const defaultConcurrency = 8;

/** Many calls in one request. */
export function createBatchHandlers({ executions, ids }: World): OperationHandlers<'batch.create'> {
  async function call(
    { id, options = {}, ...request }: BatchRequestItem,
    { index, context }: { readonly index: number; readonly context: HandlerContext },
  ): Promise<BatchAnswer> {
    const { connectionId, toolName } = request;
    const place = { index, ...(id !== undefined && { id }), connectionId, toolName };
    const { caller, gone } = context;
    const key = context.idempotencyKey && `${context.idempotencyKey}:${index}`;
    try {
      const execution = executions.start(
        { ...request, options: { ...(key && { idempotencyKey: key }), ...options }, gone },
        caller,
      );
      await execution.settled({ until: options.input === 'wait' ? 'end' : 'rest' });
      return { ...place, ...execution.describeResponse() };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ...place, status: 'error', error: describeRefusal(error) };
    }
  }

  /** Answers as they come, with so many calls under way at the same time. */
  async function* answer(
    requests: readonly BatchRequestItem[],
    { concurrency, context }: { readonly concurrency: number; readonly context: HandlerContext },
  ): AsyncGenerator<BatchAnswer, void, undefined> {
    const waiting = [...requests.entries()];
    const running = new Map<number, Promise<BatchAnswer>>();
    for (;;) {
      // Nothing more is begun for somebody who has gone.
      if (context.gone.aborted) waiting.length = 0;
      for (const [index, request] of waiting.splice(0, concurrency - running.size)) {
        running.set(index, call(request, { index, context }));
      }
      if (running.size === 0) return;
      const first = await Promise.race(running.values());
      running.delete(first.index);
      yield first;
    }
  }

  return {
    'batch.create': async ({ body: { requests, concurrency = defaultConcurrency } }, context) => {
      if (context.lastEventId !== undefined) {
        const message = 'A batch cannot be resumed with Last-Event-ID. Look for its calls instead.';
        throw new Refusal('VALIDATION_ERROR', { message });
      }
      const answers = answer(requests, { concurrency, context });
      if (context.wantsStream) return { follow: () => follow(answers, ids('batch')) };
      const data: BatchAnswer[] = [];
      const meta = noCounts();
      for await (const each of answers) {
        data[each.index] = each;
        count(each, meta);
      }
      return { data, meta };
    },
  };
}

async function* follow(
  answers: AsyncGenerator<BatchAnswer, void, undefined>,
  id: string,
): AsyncGenerator<BatchEvent, void, undefined> {
  const counts = noCounts();
  for await (const answer of answers) {
    count(answer, counts);
    yield { id: `${id}.${counts.total}`, type: 'answer', answer };
  }
  yield { id: `${id}.${counts.total + 1}`, type: 'complete', counts };
}

function noCounts(): BatchCounts {
  return { total: 0, succeeded: 0, failed: 0 };
}

function count({ status }: BatchAnswer, counts: BatchCounts): void {
  counts.total += 1;
  if (status === 'success') counts.succeeded += 1;
  else if (status !== 'input_required') counts.failed += 1;
}
