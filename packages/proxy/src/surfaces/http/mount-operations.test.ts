import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { mountOperations, type Environment } from './mount-operations.js';
import type { HandlerContext, OperationHandlers } from './operation-handler.js';

type Id = 'executions.execute' | 'batch.create';

const closing = new AbortController().signal;
const response = {
  requestId: 'exec_1',
  connectionId: 'c',
  toolName: 't',
  metadata: { executionTime: 1, retryCount: 0, cached: false },
} as const;

async function send(
  path: string,
  {
    handlers,
    headers = {},
  }: {
    readonly handlers: Partial<OperationHandlers<Id>>;
    readonly headers?: Record<string, string>;
  },
): Promise<Response> {
  const routes = new Hono<Environment>({ strict: false });
  routes.onError((error) => {
    throw error;
  });
  mountOperations(routes, { handlers: handlers as OperationHandlers<Id>, closing });
  const request = new Request(`http://localhost${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(
      path === '/v2/batch' ? { requests: [{ connectionId: 'c', toolName: 't' }] } : {},
    ),
  });
  const context = { requestId: 'req_1', principal: { kind: 'local' } } as const;
  return await routes.fetch(request, { context });
}

test('an answer has the status of its operation, or says 202 and where to look', async () => {
  const path = '/v2/connections/c/tools/t/execute';
  const done = await send(path, {
    handlers: {
      'executions.execute': async () => ({ data: { ...response, status: 'success' } }),
    },
  });
  expect(done.status).toBe(200);
  expect(done.headers.get('location')).toBeNull();
  const waiting = await send(path, {
    handlers: {
      'executions.execute': async () => ({
        data: { ...response, status: 'input_required' },
        status: 202,
        headers: { location: '/v2/executions/exec_1' },
      }),
    },
  });
  expect(waiting.status).toBe(202);
  expect(waiting.headers.get('location')).toBe('/v2/executions/exec_1');
  expect(waiting.headers.get('content-type')).toMatch(/^application\/json/);
  expect(await waiting.json()).toEqual({
    success: true,
    data: { ...response, status: 'input_required' },
  });
});

async function wantsStream(accept: string | undefined): Promise<boolean> {
  let seen: HandlerContext | undefined;
  await send('/v2/batch', {
    ...(accept !== undefined && { headers: { accept } }),
    handlers: {
      'batch.create': async (_, context) => {
        seen = context;
        return { data: [], meta: { total: 0, succeeded: 0, failed: 0 } };
      },
    },
  });
  return seen?.wantsStream ?? Promise.reject(new Error('The handler was not asked.'));
}

test.each([
  [undefined, false],
  ['*/*', false],
  ['application/json', false],
  ['text/event-stream', true],
  ['TEXT/EVENT-STREAM; q=0.9', true],
  ['text/event-stream;q=0', false],
  ['application/json, text/event-stream', false],
  ['text/event-stream, */*;q=0.1', true],
  ['application/json;q=0.5, text/event-stream', true],
])('Accept: %s asks for a stream: %s', async (accept, expected) => {
  expect(await wantsStream(accept)).toBe(expected);
});

test('a key in the header field is handed on; one that names nothing is refused', async () => {
  const seen: (string | undefined)[] = [];
  const handlers: Pick<OperationHandlers<Id>, 'batch.create'> = {
    'batch.create': async (_, { idempotencyKey }) => {
      seen.push(idempotencyKey);
      return { data: [], meta: { total: 0, succeeded: 0, failed: 0 } };
    },
  };
  await send('/v2/batch', { handlers });
  const key = 'k'.repeat(255);
  await send('/v2/batch', { handlers, headers: { 'idempotency-key': key } });
  expect(seen).toEqual([undefined, key]);
  for (const wrong of ['', `${key}k`]) {
    const headers = { 'idempotency-key': wrong };
    await expect(send('/v2/batch', { handlers, headers })).rejects.toMatchObject({
      code: 'VALIDATION_ERROR',
    });
  }
  expect(seen).toHaveLength(2);
});

test('an operation that gives only a document is never asked for a stream', async () => {
  let seen: HandlerContext | undefined;
  await send('/v2/connections/c/tools/t/execute', {
    headers: { accept: 'text/event-stream' },
    handlers: {
      'executions.execute': async (_, context) => {
        seen = context;
        return { data: { ...response, status: 'success' } };
      },
    },
  });
  expect(seen?.wantsStream).toBe(false);
});

test('one operation gives a document or a stream of events, as its handler says', async () => {
  const handlers: Pick<OperationHandlers<Id>, 'batch.create'> = {
    'batch.create': async (_, { wantsStream: streams }) =>
      streams
        ? { reader: new AbortController(), events: complete() }
        : { data: [], meta: { total: 0, succeeded: 0, failed: 0 } },
  };
  const stream = await send('/v2/batch', { handlers, headers: { accept: 'text/event-stream' } });
  expect(stream.headers.get('content-type')).toBe('text/event-stream');
  expect(await stream.text()).toContain('event: complete');
  const document = await send('/v2/batch', { handlers });
  expect(await document.json()).toEqual({
    success: true,
    data: [],
    meta: { total: 0, succeeded: 0, failed: 0 },
  });
});

async function* complete(): AsyncGenerator<{ id: string; type: string }, void, undefined> {
  yield { id: '1', type: 'complete' };
}
