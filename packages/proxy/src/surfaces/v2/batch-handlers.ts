import type { Batch } from '../../core/batch/create-batch.js';
import { NandaError } from '../../core/nanda-error.js';
import type { OperationHandlers } from '../http/operation-handler.js';

/** Batches on the v2 surface. */
export function createBatchHandlers({
  batch,
}: {
  readonly batch: Batch;
}): OperationHandlers<'batch.create'> {
  return {
    'batch.create': async ({ body }, context) => {
      const { principal, gone, idempotencyKey, lastEventId, wantsStream } = context;
      // Answered anew, it would make every call a second time.
      if (lastEventId !== undefined) {
        throw new NandaError(
          'VALIDATION_ERROR',
          'A batch cannot be resumed with Last-Event-ID. Look for its calls with GET /v2/executions, or send it again with the same Idempotency-Key.',
        );
      }
      // A batch costs what its calls would cost one by one.
      await context.charge?.(body.requests.length - 1);
      const caller = { principal, gone, idempotencyKey };
      if (wantsStream) {
        const reader = new AbortController();
        return { reader, events: batch.follow(body, { ...caller, signal: reader.signal }) };
      }
      const { answers, counts } = await batch.run(body, caller);
      return { data: answers, meta: counts };
    },
  };
}
