import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BatchAnswerSchema,
  type BatchAnswer,
  type BatchCounts,
  type BatchEvent,
  type BatchRequest,
  type Connection,
  type Execution,
} from '@nanda/protocol';
import { createTemporaryDirectory, startDemoServices, waitFor } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProxy, type Proxy } from '../src/index.js';
import { readEvents } from './read-events.js';

let directory: Awaited<ReturnType<typeof createTemporaryDirectory>>;
let demo: Awaited<ReturnType<typeof startDemoServices>>;
let proxy: Proxy;
let url: string;
let coffee: string;
let analytics: string;

beforeAll(async () => {
  directory = await createTemporaryDirectory();
  demo = await startDemoServices();
  const catalog = join(directory.path, 'services.json');
  await writeFile(catalog, JSON.stringify(demo.catalog));
  proxy = createProxy({
    dataDir: join(directory.path, 'data'),
    registries: [{ type: 'file', path: catalog }],
  });
  ({ url } = await proxy.listen({ port: 0 }));
  [coffee, analytics] = await Promise.all([connect('coffee'), connect('analytics')]);
}, 60_000);

afterAll(async () => {
  await proxy.close();
  await demo.close();
  await directory[Symbol.asyncDispose]();
});

/** The id of a connection with the service that is found by a word. */
async function connect(word: string): Promise<string> {
  const found = await fetch(`${url}/v2/services/search?q=${word}`);
  const { data: services } = (await found.json()) as { data: { id: string }[] };
  const answer = await send(`/v2/services/${services[0]?.id}/connect`, {});
  return ((await answer.json()) as { data: Connection }).data.id;
}

function send(
  path: string,
  body: unknown,
  { headers = {}, signal }: { headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<Response> {
  return fetch(url + path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
    ...(signal !== undefined && { signal }),
  });
}

async function run(
  batch: BatchRequest,
  headers: Record<string, string> = {},
): Promise<{ readonly data: BatchAnswer[]; readonly meta: BatchCounts }> {
  const answer = await send('/v2/batch', batch, { headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { data: BatchAnswer[]; meta: BatchCounts };
}

const info = (category: string) => ({
  connectionId: coffee,
  toolName: 'requestinfo',
  parameters: { category },
});
const analyze = (parameters: object, options: object = {}) => ({
  connectionId: analytics,
  toolName: 'analyze',
  parameters: { ...parameters },
  options,
});
const eventStream = { accept: 'text/event-stream' };

test('answers in the order of the requests over several connections; one failure costs one', async () => {
  const { data, meta } = await run({
    requests: [
      analyze({ durationMs: 200, steps: 1 }),
      { ...info('premium'), id: 'mine' },
      { ...info('premium'), toolName: 'requestinf' },
      { ...info('premium'), parameters: { category: 3 } },
      { ...info('premium'), connectionId: 'conn_nobody' },
      analyze({ durationMs: 60_000, steps: 1 }, { timeout: 100 }),
    ],
  });
  expect(data.map(({ index, status, error }) => [index, status, error?.code])).toEqual([
    [0, 'success', undefined],
    [1, 'success', undefined],
    [2, 'error', 'TOOL_NOT_FOUND'],
    [3, 'error', 'INVALID_PARAMETERS'],
    [4, 'error', 'CONNECTION_NOT_FOUND'],
    [5, 'timeout', 'TOOL_TIMEOUT'],
  ]);
  expect(data[1]?.id).toBe('mine');
  expect(JSON.stringify(data[1]?.result)).toContain('premium');
  expect(data[2]?.error?.details).toEqual({ suggestions: ['requestinfo'] });
  for (const answer of data) expect(BatchAnswerSchema.parse(answer)).toEqual(answer);
  expect(meta).toEqual({ total: 6, succeeded: 2, failed: 4 });
  const kept = await fetch(`${url}/v2/executions/${data[0]?.requestId}`);
  expect(await kept.json()).toMatchObject({ data: { state: 'completed', toolName: 'analyze' } });
});

test('as a stream, each answer comes as soon as it is there, and then the end', async () => {
  const answer = await send(
    '/v2/batch',
    { requests: [analyze({ durationMs: 500, steps: 1 }), info('premium'), info('investment')] },
    { headers: eventStream },
  );
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const events = await readEvents<BatchEvent>(answer);
  expect(events.map(({ event }) => event)).toEqual(['answer', 'answer', 'answer', 'complete']);
  expect(events.map(({ id }) => id)).toEqual(events.map(({ data }) => data.id));
  expect(events[2]?.data).toMatchObject({ answer: { index: 0, status: 'success' } });
  expect(events[3]?.data).toMatchObject({ counts: { total: 3, succeeded: 3, failed: 0 } });
});

test('the same batch again with its key calls nothing and answers the same', async () => {
  const before = demo.analyticsRuns.length;
  const batch = { requests: [1, 2, 2].map((steps) => analyze({ durationMs: 1, steps })) };
  const key = { 'idempotency-key': 'batch-of-three' };
  const first = await run(batch, key);
  const again = await run(batch, key);
  expect(again.data.map(({ requestId }) => requestId)).toEqual(
    first.data.map(({ requestId }) => requestId),
  );
  expect(new Set(first.data.map(({ requestId }) => requestId)).size).toBe(3);
  expect(demo.analyticsRuns).toHaveLength(before + 3);
});

test('a stream of a batch is not resumed: it would call everything again', async () => {
  const before = demo.analyticsRuns.length;
  const answer = await send(
    '/v2/batch',
    { requests: [analyze({ durationMs: 1, steps: 1 })] },
    { headers: { ...eventStream, 'last-event-id': 'req_1.1' } },
  );
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { code: 'VALIDATION_ERROR' } });
  expect(demo.analyticsRuns).toHaveLength(before);
});

test.each([
  ['none at all', { requests: [] }],
  [
    'too many',
    { requests: Array.from({ length: 101 }, () => ({ connectionId: 'c', toolName: 't' })) },
  ],
  ['a misspelt member', { requests: [{ connectionId: 'c', toolName: 't', params: {} }] }],
])('a batch with %s is refused whole', async (_, batch) => {
  const answer = await send('/v2/batch', batch);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { code: 'VALIDATION_ERROR' } });
});

test.each([
  ['waits', {}],
  ['follows', eventStream],
])(
  'a caller who %s and goes away ends it: what asked for it is cancelled, nothing more begins',
  async (_, headers) => {
    const before = demo.analyticsRuns.length;
    const caller = new AbortController();
    const long = (steps: number, options: object = {}) =>
      analyze({ durationMs: 1500, steps }, options);
    const batch = {
      requests: [long(1, { cancelOnDisconnect: true }), long(2), long(3)],
      concurrency: 2,
    };
    const sending = send('/v2/batch', batch, { headers, signal: caller.signal }).then((answer) =>
      answer.text(),
    );
    const failing = expect(sending).rejects.toThrow();
    await waitFor(() => demo.analyticsRuns.length === before + 2, { description: 'two to run' });
    caller.abort();
    await failing;
    await waitFor(
      () =>
        demo.analyticsRuns
          .slice(before)
          .map(({ state }) => state)
          .toSorted()
          .join() === 'cancelled,completed',
      { description: 'one to be cancelled and one to end' },
    );
    const history = await fetch(`${url}/v2/executions?connectionId=${analytics}&limit=2`);
    const { data } = (await history.json()) as { data: Execution[] };
    expect(data.map(({ state }) => state).toSorted()).toEqual(['cancelled', 'completed']);
    expect(demo.analyticsRuns).toHaveLength(before + 2);
  },
);
