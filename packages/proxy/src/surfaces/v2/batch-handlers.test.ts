import type { BatchRequest } from '@nanda/protocol';
import { expect, test } from 'vitest';
import type { Batch } from '../../core/batch/create-batch.js';
import type { HandlerContext } from '../http/operation-handler.js';
import { createBatchHandlers } from './batch-handlers.js';

const request: BatchRequest = {
  requests: [{ connectionId: 'conn', toolName: 'add', parameters: {} }],
};
const counts = { total: 1, succeeded: 1, failed: 0 };
const input = { params: undefined, query: {}, body: request };
const context: HandlerContext = {
  requestId: 'req_1',
  principal: { kind: 'local' },
  gone: new AbortController().signal,
  lastEventId: undefined,
  idempotencyKey: 'key',
  wantsStream: false,
};

function open(): {
  readonly handle: (context: HandlerContext) => Promise<unknown>;
  readonly asked: unknown[];
} {
  const asked: unknown[] = [];
  const batch: Batch = {
    async run(...args) {
      asked.push(args);
      return { answers: [], counts };
    },
    async *follow(...args) {
      asked.push(args);
      yield { id: '1', type: 'complete', counts };
    },
  };
  return { handle: (it) => createBatchHandlers({ batch })['batch.create'](input, it), asked };
}

const { principal, gone } = context;
const caller = { principal, gone, idempotencyKey: 'key' };

test('gives a document with its counts', async () => {
  const { handle, asked } = open();
  expect(await handle(context)).toEqual({ data: [], meta: counts });
  expect(asked).toEqual([[request, caller]]);
});

test('gives a stream to those who ask for it, which ends with its reader', async () => {
  const { handle, asked } = open();
  const answer = (await handle({ ...context, wantsStream: true })) as {
    readonly reader: AbortController;
    readonly events: AsyncGenerator;
  };
  expect(await Array.fromAsync(answer.events)).toEqual([{ id: '1', type: 'complete', counts }]);
  expect(asked).toEqual([[request, { ...caller, signal: answer.reader.signal }]]);
});

test('never calls everything again for one who wants to go on', async () => {
  const { handle, asked } = open();
  for (const wantsStream of [true, false]) {
    const again = { ...context, wantsStream, lastEventId: 'req_1.1' };
    await expect(handle(again)).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
  }
  expect(asked).toEqual([]);
});
