import { expect, test } from 'vitest';
import type { CallRequest } from '../../core/executions/call-request.js';
import type { Executions } from '../../core/executions/executions.js';
import type { HandlerContext } from '../http/operation-handler.js';
import { createExecutionHandlers } from './execution-handlers.js';

/** Calls `executions.stream` whose caller goes away while the execution is begun. */
async function streamAndGo(options: { readonly idempotencyKey?: string }) {
  const caller = new AbortController();
  const seen: { request?: CallRequest; cancelled: number } = { cancelled: 0 };
  const execution = {
    ended: new Promise(() => undefined),
    cancel: () => void (seen.cancelled += 1),
    follow: () => [],
  };
  const executions = {
    start(request: CallRequest) {
      seen.request = request;
      caller.abort();
      return Promise.resolve(execution);
    },
  } as unknown as Executions;
  const handlers = createExecutionHandlers({ executions });
  const params = { connectionId: 'c', toolName: 't' };
  const context = { gone: caller.signal } as HandlerContext;
  await handlers['executions.stream'](
    { params, query: {}, body: { parameters: {}, options } },
    context,
  );
  return { ...seen, gone: caller.signal };
}

test('a caller that goes before the first event could neither follow nor cancel: nothing is begun', async () => {
  const { request, cancelled, gone } = await streamAndGo({});
  expect(request?.signal).toBe(gone);
  expect(cancelled).toBe(1);
});

test('one with a key may come back: its call goes on', async () => {
  const { request, cancelled } = await streamAndGo({ idempotencyKey: 'k' });
  expect(request?.signal).toBeUndefined();
  expect(cancelled).toBe(0);
});
