import type {
  BatchAnswer,
  Execution,
  ExecutionEvent,
  ToolExecutionResponse,
} from '@nanda/protocol';
import { createInteractiveServer, startHttpService } from '@nanda/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { V2Client, V2Connection } from './create-v2-client.js';
import { serveTools, type ServedTool } from './serve-tools.js';
import { startServices } from './start-services.js';

const releases = new AsyncDisposableStack();
afterAll(() => releases.disposeAsync());

/** The parameters of each call that the service saw, in order. */
const calls: unknown[] = [];
beforeEach(() => void calls.splice(0));

const counting = {
  properties: { of: { type: 'string' }, password: { type: 'string' } },
  answer(parameters: Readonly<Record<string, unknown>>) {
    calls.push(parameters);
    return { content: [{ type: 'text' as const, text: `call ${calls.length}` }] };
  },
};
const tools: readonly ServedTool[] = [
  { ...counting, name: 'count' },
  { ...counting, name: 'look', readOnlyHint: true },
  {
    ...counting,
    name: 'fail',
    readOnlyHint: true,
    answer: (parameters) => ({ ...counting.answer(parameters), isError: true }),
  },
  ...(['public', 'private'] as const).map((cacheScope) => ({
    ...counting,
    name: cacheScope,
    answer: (parameters: Readonly<Record<string, unknown>>) => ({
      ...counting.answer(parameters),
      ttlMs: 600_000,
      cacheScope,
    }),
  })),
];

let client: V2Client;
/** One that keeps results of tools that only read. */
let keeping: V2Client;
beforeAll(async () => {
  const { createServer } = serveTools(tools);
  const serve = async (options: Parameters<typeof startHttpService>[0]): Promise<string> =>
    releases.use(await startHttpService(options)).url;
  const remote = {
    legacy: await serve({ createServer, eras: ['legacy'] }),
    modern: await serve({ createServer, eras: ['modern'] }),
    asking: await serve({ createServer: createInteractiveServer }),
  };
  const started = await Promise.all([
    startServices({ remote }),
    startServices({ remote, resultCacheTtl: 600_000 }),
  ]);
  [client, keeping] = started.map((services) => releases.use(services).client) as [
    V2Client,
    V2Client,
  ];
});

const textOf = ({ result }: ToolExecutionResponse): unknown => result?.content[0]?.['text'];

describe.each(['legacy', 'modern'])('a service of the %s era', (service) => {
  test('the result of a tool that only reads answers the same call again, where that is set', async () => {
    const [connection, other] = await Promise.all([
      keeping.connect(service),
      keeping.connect(service),
    ]);
    const look = async (options: object, over: V2Connection = connection, tool = 'look') => {
      const { data } = await over.execute(tool, { of: 'coffee' }, options);
      return [textOf(data), data.metadata.cached];
    };
    expect(await look({})).toEqual(['call 1', false]);
    expect(await look({})).toEqual(['call 1', true]);
    expect(await look({ cache: false })).toEqual(['call 2', false]);
    // Of other parameters, of another connection, of a tool that does something, and of one that failed.
    const { data } = await connection.execute('look', { of: 'tea' });
    expect([textOf(data), data.metadata.cached]).toEqual(['call 3', false]);
    expect(await look({}, other)).toEqual(['call 4', false]);
    for (const tool of ['count', 'count', 'fail', 'fail']) {
      expect(await look({}, connection, tool)).toEqual([`call ${calls.length}`, false]);
    }
    expect(calls).toHaveLength(8);
    await using events = await connection.stream('look', { of: 'coffee' });
    expect(await events.all()).toMatchObject([
      { type: 'started' },
      { type: 'result', metadata: { cached: true } },
    ]);
    expect(calls).toHaveLength(8);
    const plain = await client.connect(service);
    for (const call of [9, 10]) {
      expect(await look({}, plain)).toEqual([`call ${call}`, false]);
    }
    await Promise.all([connection, other, plain].map((each) => each.close()));
  });

  test('a repeated request with its key is the same execution', async () => {
    const connection = await client.connect(service);
    const path = `${connection.path}/tools/count/execute`;
    const send = (body: object, headers: Record<string, string> = {}) =>
      client.ask<ToolExecutionResponse>('POST', path, { body, headers });
    const key = { 'idempotency-key': 'one' };
    const first = await send({ parameters: { of: 'a' } }, key);
    const again = await send({ parameters: { of: 'a' } }, key);
    expect(again.data).toEqual(first.data);
    const inBody = await send({ parameters: { of: 'a' }, options: { idempotencyKey: 'one' } });
    expect(inBody.data).toEqual(first.data);
    await using events = await connection.stream('count', { of: 'a' }, { idempotencyKey: 'one' });
    const [{ executionId } = { executionId: '' }] = await events.all();
    expect(executionId).toBe(first.data.requestId);
    await expect(send({ parameters: { of: 'b' } }, key)).rejects.toMatchObject({
      status: 400,
      error: { code: 'VALIDATION_ERROR' },
    });
    expect(calls).toEqual([{ of: 'a' }]);
    const atOnce = await Promise.all(
      Array.from({ length: 5 }, () =>
        send({ parameters: { of: 'c' } }, { 'idempotency-key': 'two' }),
      ),
    );
    expect(new Set(atOnce.map(({ data }) => data.requestId)).size).toBe(1);
    expect(calls).toEqual([{ of: 'a' }, { of: 'c' }]);
    await connection.close();
  });

  test('what ran is listed, the newest first, by filter and in pages', async () => {
    const connection = await client.connect(service);
    const list = async (query: string) => {
      const { data, meta } = await client.ask<Execution[]>(
        'GET',
        `/v2/executions?connectionId=${connection.id}${query}`,
      );
      return { ids: data.map(({ id }) => id), data, nextCursor: meta?.['nextCursor'] };
    };
    const run = async (tool: string, parameters: object = {}): Promise<string> =>
      (await connection.execute(tool, parameters)).data.requestId;
    const ids = [
      await run('count', { of: 'coffee', password: 'a very secret word' }),
      await run('look'),
      await run('count'),
    ];
    const since = (await client.execution(ids[2] ?? '')).startedAt;
    ids.push(await run('fail'), await run('count'));
    const newest = ids.toReversed();
    const all = await list('');
    expect(all).toMatchObject({ ids: newest, nextCursor: undefined });
    for (const execution of all.data) {
      expect(execution).toMatchObject({ state: 'completed', serviceId: service });
      expect(Object.keys(execution)).not.toContain('parameters');
      expect(Object.keys(execution)).not.toContain('result');
    }
    const byTool = await list('&toolName=count');
    expect(byTool.ids).toEqual([ids[4], ids[2], ids[0]]);
    expect((await list('&state=failed')).ids).toEqual([]);
    expect((await list('&state=completed')).ids).toEqual(newest);
    expect((await list('&serviceId=asking')).ids).toEqual([]);
    const whenOf = (id: string | undefined): number =>
      Date.parse(all.data.find((one) => one.id === id)?.startedAt ?? '');
    const wanted = newest.filter((id) => whenOf(id) >= Date.parse(since));
    expect((await list(`&since=${encodeURIComponent(since)}`)).ids).toEqual(wanted);
    expect((await list(`&until=${encodeURIComponent(since)}`)).ids).toEqual(
      newest.filter((id) => !wanted.includes(id)),
    );
    const pages: string[] = [];
    let page = '&limit=2';
    for (let count = 1; count <= 3; count += 1) {
      const { ids: found, nextCursor } = await list(page);
      pages.push(...found);
      expect([found.length, typeof nextCursor]).toEqual(
        count === 3 ? [1, 'undefined'] : [2, 'string'],
      );
      page = `&limit=2&cursor=${encodeURIComponent(nextCursor as string)}`;
    }
    expect(pages).toEqual(newest);
    for (const query of ['&limit=0', '&state=odd', '&since=yesterday', '&cursor=odd', '&tool=x']) {
      await expect(list(query)).rejects.toMatchObject({
        status: 400,
        error: { code: 'VALIDATION_ERROR' },
      });
    }
    const whole = await client.execution(ids[0] ?? '');
    expect(whole).toMatchObject({
      parameters: { of: 'coffee', password: '[redacted]' },
      result: { content: [{ text: 'call 1' }] },
      metadata: { retryCount: 0, cached: false },
    });
    expect(calls[0]).toEqual({ of: 'coffee', password: 'a very secret word' });
    await connection.close();
    // What ran outlives the connection that it ran over.
    expect((await list('')).ids).toEqual(newest);
  });
});

test('what the service itself lets be kept is kept, for all or for one connection alone', async () => {
  const connections = [await client.connect('modern'), await client.connect('modern')];
  for (const [tool, seen] of [
    ['public', 1],
    ['private', 2],
  ] as const) {
    calls.splice(0);
    for (const connection of connections) {
      const first = await connection.execute(tool, { of: 'coffee' });
      const again = await connection.execute(tool, { of: 'coffee' });
      expect(again.data.metadata.cached).toBe(true);
      expect(textOf(again.data)).toBe(textOf(first.data));
    }
    expect(calls).toHaveLength(seen);
  }
  await Promise.all(connections.map((each) => each.close()));
});

test('a call that asks its caller is an answer of a batch, and holds up none of it', async () => {
  const connection = await client.connect('asking', { clientCapabilities: ['elicitation'] });
  const requestOf = (toolName: string, options: object = {}) => ({
    connectionId: connection.id,
    toolName,
    options,
  });
  const requests = [
    requestOf('ask-form'),
    requestOf('no-such'),
    requestOf('plain'),
    requestOf('ask-form', { input: 'decline' }),
  ];
  const { data, meta } = await client.ask<BatchAnswer[]>('POST', '/v2/batch', {
    body: { requests, concurrency: 1 },
  });
  expect(data.map(({ status }) => status)).toEqual([
    'input_required',
    'error',
    'success',
    'success',
  ]);
  expect(data[1]?.error?.code).toBe('TOOL_NOT_FOUND');
  expect(meta).toEqual({ total: 4, succeeded: 2, failed: 1 });
  const [{ requestId = '', inputRequests = [] } = {}] = data;
  await client.respond(requestId, inputRequests[0]?.key ?? '', { action: 'decline' });
  await using events = await client.followExecution(requestId);
  const end = (await events.all()).at(-1) as Extract<ExecutionEvent, { type: 'result' }>;
  expect(end.result.structuredContent).toEqual({ answers: { form: { action: 'decline' } } });
  await connection.close();
});

test('a repeated request is told of the question that the first one waits with', async () => {
  const connection = await client.connect('asking', { clientCapabilities: ['elicitation'] });
  const options = { idempotencyKey: 'coffee' };
  const [first, again] = [
    await connection.execute('ask-form', {}, options),
    await connection.execute('ask-form', {}, options),
  ];
  expect([first.status, again.status]).toEqual([202, 202]);
  expect(again.data).toMatchObject({
    requestId: first.data.requestId,
    inputRequests: first.data.inputRequests,
  });
  await client.cancel(first.data.requestId);
  await connection.close();
});
