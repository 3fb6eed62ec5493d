import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection, ExecutionEvent, Service, ToolExecutionResponse } from '@nanda/protocol';
import {
  createTemporaryDirectory,
  serverEverythingCommand,
  startDemoServices,
  startServerEverything,
  waitFor,
} from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProxy, type Proxy } from '../src/index.js';
import { readEvents } from './read-events.js';

type Json = Record<string, unknown>;
type Demo = Awaited<ReturnType<typeof startDemoServices>>;

let directory: Awaited<ReturnType<typeof createTemporaryDirectory>>;
let demo: Demo;
let everything: Awaited<ReturnType<typeof startServerEverything>>;
let legacy: Awaited<ReturnType<typeof startServerEverything>>;
let proxy: Proxy;
let url: string;

const coffeeId = 'cf921f9b-136f-4be0-802c-bb7e19855e96';

beforeAll(async () => {
  directory = await createTemporaryDirectory();
  [demo, everything, legacy] = await Promise.all([
    startDemoServices(),
    startServerEverything({ transport: 'streamableHttp' }),
    startServerEverything({ transport: 'sse' }),
  ]);
  const rows = [
    ...demo.catalog,
    {
      id: 'everything-http',
      name: 'Everything',
      description: 'x',
      endpoints: [{ url: everything.url }],
    },
    { id: 'everything-sse', name: 'Legacy', description: 'x', endpoints: [{ url: legacy.url }] },
    {
      id: 'metadata',
      name: 'Metadata',
      description: 'x',
      endpoints: [{ url: 'http://169.254.169.254/mcp' }],
    },
    {
      id: 'intranet',
      name: 'Intranet',
      description: 'x',
      endpoints: [{ url: 'http://10.0.0.1/mcp' }],
    },
    {
      id: 'command',
      name: 'Command',
      description: 'x',
      transport: 'stdio',
      command: 'touch',
      args: ['/tmp/owned'],
    },
  ];
  const catalog = join(directory.path, 'services.json');
  await writeFile(catalog, JSON.stringify(rows));
  const serversFile = join(directory.path, 'servers.json');
  await writeFile(
    serversFile,
    JSON.stringify({ mcpServers: { local: serverEverythingCommand() } }),
  );
  proxy = createProxy({
    dataDir: join(directory.path, 'data'),
    registries: [{ type: 'file', path: catalog }],
    serversFile,
    maxConnections: 50,
  });
  ({ url } = await proxy.listen({ port: 0 }));
}, 60_000);

afterAll(async () => {
  await proxy.close();
  await Promise.all([demo.close(), everything.close(), legacy.close()]);
  await directory[Symbol.asyncDispose]();
});

async function v2<Data>(method: string, path: string, body?: unknown): Promise<Data> {
  const answer = await send(method, path, body);
  const { data, error } = (await answer.json()) as { data: Data; error?: { code: string } };
  if (error !== undefined)
    throw Object.assign(new Error(error.code), { status: answer.status, error });
  return data;
}

function send(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(url + path, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
}

const connect = (id: string, body: unknown = {}): Promise<Connection> =>
  v2('POST', `/v2/services/${id}/connect`, body);

test('search, connect, list, execute, stream with progress, validate, disconnect', async () => {
  const [found] = await v2<Service[]>('GET', '/v2/services/search?q=coffee&category=business');
  expect(found).toMatchObject({ id: coffeeId, transports: ['http'], protected: false });
  expect(await v2<Service[]>('GET', '/v2/services/search?q=weather%20apis')).toHaveLength(3);

  const connection = await connect(coffeeId);
  expect(connection).toMatchObject({ state: 'connected', transport: 'http', serviceId: coffeeId });
  const path = `/v2/connections/${connection.id}`;
  expect(await v2('GET', `${path}/tools`)).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ name: 'requestinfo' })]),
  );
  expect(await v2('GET', `${path}/tools/requestinfo`)).toMatchObject({ name: 'requestinfo' });
  const done = await v2<ToolExecutionResponse>('POST', `${path}/tools/requestinfo/execute`, {
    parameters: { category: 'premium' },
  });
  expect(done).toMatchObject({
    status: 'success',
    toolName: 'requestinfo',
    connectionId: connection.id,
  });
  expect(JSON.stringify(done.result)).toContain('premium');
  expect(await v2('GET', `/v2/executions/${done.requestId}`)).toMatchObject({ state: 'completed' });
  expect(
    await v2('POST', `${path}/tools/requestinfo/validate`, { parameters: { category: 3 } }),
  ).toMatchObject({ valid: false, faults: [{ path: '/category' }] });
  expect(await v2('DELETE', path)).toMatchObject({ state: 'disconnected' });
  await expect(v2('GET', path)).rejects.toMatchObject({ status: 404 });
});

test('a stream brings every progress event in order and exactly one end', async () => {
  const [found] = await v2<Service[]>('GET', '/v2/services/search?q=analytics');
  const { id } = await connect(found?.id ?? '');
  const answer = await send('POST', `/v2/connections/${id}/tools/analyze/stream`, {
    parameters: { durationMs: 200, steps: 5 },
  });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const events = await readEvents<ExecutionEvent>(answer);
  expect(events.map(({ data }) => data.seq)).toEqual(events.map((_, index) => index + 1));
  expect(events.map(({ event }) => event)).toEqual(events.map(({ data }) => data.type));
  expect(events.filter(({ event }) => event === 'progress')).toHaveLength(5);
  expect(events[0]?.event).toBe('started');
  expect(events.at(-1)).toMatchObject({
    event: 'result',
    data: { result: { content: expect.anything() } },
  });

  const seen = events[2];
  const resumed = await fetch(`${url}/v2/connections/${id}/tools/analyze/stream`, {
    method: 'POST',
    headers: { 'last-event-id': seen?.id ?? '' },
  });
  expect((await readEvents<ExecutionEvent>(resumed)).map((event) => event.id)).toEqual(
    events.slice(3).map((event) => event.id),
  );
});

test('cancelling reaches the service; closing the stream alone does not cancel', async () => {
  const [found] = await v2<Service[]>('GET', '/v2/services/search?q=analytics');
  const { id } = await connect(found?.id ?? '');
  const stream = async (): Promise<{ executionId: string; answer: Response }> => {
    const answer = await send('POST', `/v2/connections/${id}/tools/analyze/stream`, {
      parameters: { durationMs: 60_000 },
    });
    const [first] = await readEvents<ExecutionEvent>(answer, { most: 1 });
    return { executionId: first?.data.executionId ?? '', answer };
  };
  const before = demo.analyticsRuns.length;
  const { executionId } = await stream();
  await waitFor(() => demo.analyticsRuns.length > before, { description: 'the tool to run' });
  expect(await v2('GET', `/v2/executions/${executionId}`)).toMatchObject({ state: 'running' });
  expect(demo.analyticsRuns.at(-1)?.state).toBe('running');
  expect(await v2('DELETE', `/v2/executions/${executionId}`)).toMatchObject({ state: 'cancelled' });
  await waitFor(() => demo.analyticsRuns.at(-1)?.state === 'cancelled', {
    description: 'the service to be told',
  });
});

test('a caller that goes away cancels its call when it has asked for that, and only then', async () => {
  const [found] = await v2<Service[]>('GET', '/v2/services/search?q=analytics');
  const { id } = await connect(found?.id ?? '');
  for (const [cancelOnDisconnect, expected] of [
    [true, 'cancelled'],
    [false, 'completed'],
  ] as const) {
    const caller = new AbortController();
    const before = demo.analyticsRuns.length;
    const call = fetch(`${url}/v2/connections/${id}/tools/analyze/execute`, {
      method: 'POST',
      body: JSON.stringify({
        parameters: { durationMs: 1000, steps: 2 },
        options: { cancelOnDisconnect },
      }),
      headers: { 'content-type': 'application/json' },
      signal: caller.signal,
    });
    await waitFor(() => demo.analyticsRuns.length > before, { description: 'the tool to run' });
    caller.abort();
    await expect(call).rejects.toThrow();
    await waitFor(() => demo.analyticsRuns.at(-1)?.state === expected, {
      description: `the run to be ${expected}`,
    });
  }
});

test('a timeout ends the call at the service too', async () => {
  const [found] = await v2<Service[]>('GET', '/v2/services/search?q=analytics');
  const { id } = await connect(found?.id ?? '');
  await expect(
    v2('POST', `/v2/connections/${id}/tools/analyze/execute`, {
      parameters: { durationMs: 60_000, steps: 1 },
      options: { timeout: 200 },
    }),
  ).rejects.toMatchObject({ status: 504, error: { code: 'TOOL_TIMEOUT' } });
  await waitFor(() => demo.analyticsRuns.at(-1)?.state === 'cancelled', {
    description: 'the service to be told',
  });
});

test.each([
  ['Streamable HTTP', 'everything-http', 'http'],
  ['HTTP+SSE', 'everything-sse', 'sse'],
  ['a command of the local user', 'local', 'stdio'],
])(
  'server-everything over %s, results passed on whole',
  async (_, service, transport) => {
    const connection = await connect(service);
    expect(connection).toMatchObject({ state: 'connected', transport });
    const call = (tool: string, parameters: object): Promise<ToolExecutionResponse> =>
      v2('POST', `/v2/connections/${connection.id}/tools/${tool}/execute`, { parameters });
    expect((await call('echo', { message: 'héllo ☕' })).result?.content).toEqual([
      { type: 'text', text: 'Echo: héllo ☕' },
    ]);
    const image = await call('get-tiny-image', {});
    expect(image.result?.content.map(({ type }) => type)).toContain('image');
    const structured = await call('get-structured-content', { location: 'New York' });
    expect(structured.result).toHaveProperty('structuredContent');
    const stream = await send(
      'POST',
      `/v2/connections/${connection.id}/tools/trigger-long-running-operation/stream`,
      { parameters: { duration: 1, steps: 4 } },
    );
    const kinds = (await readEvents(stream)).map(({ event }) => event);
    expect(kinds.filter((kind) => kind === 'progress').length).toBeGreaterThanOrEqual(3);
    expect(kinds.at(-1)).toBe('result');
    await v2('DELETE', `/v2/connections/${connection.id}`);
  },
  30_000,
);

test('the public surface, to the letter', async () => {
  const get = async (path: string): Promise<Json> =>
    (await fetch(url + path)).json() as Promise<Json>;
  const post = async (path: string, body: unknown): Promise<Json> =>
    (await send('POST', path, body)).json() as Promise<Json>;
  const found = await get('/api/discover/search?q=coffee');
  expect(found).toMatchObject({ total: 1, page: 1, pages: 1 });
  expect(Object.keys((found['servers'] as Json[])[0] ?? {})).toEqual([
    'id',
    'name',
    'description',
    'endpoint',
    'transport',
    'capabilities',
    'tags',
  ]);
  expect(await get(`/api/discover/servers/${coffeeId}`)).toMatchObject({
    id: coffeeId,
    capabilities: { tools: expect.any(Array), resources: [], prompts: [] },
    metadata: { author: expect.anything() },
  });
  expect(Object.keys(await get('/api/discover/servers?limit=2&page=2'))).toEqual([
    'servers',
    'total',
    'page',
    'pages',
  ]);
  const connected = await post('/api/connections/create', {
    server_id: coffeeId,
    auth: { type: 'none' },
  });
  expect(connected).toMatchObject({
    connection_id: expect.stringMatching(/^conn_/),
    server_name: expect.any(String),
    status: 'connected',
    available_tools: expect.arrayContaining(['requestinfo']),
  });
  const call = { connection_id: connected['connection_id'], tool_name: 'requestinfo' };
  expect(
    await post('/api/tools/call', { ...call, arguments: { category: 'investment' } }),
  ).toMatchObject({ result: { content: [{ type: 'text' }] }, error: null });
  expect(await get(`/api/tools/list/${String(connected['connection_id'])}`)).toMatchObject({
    tools: expect.arrayContaining([
      { name: 'requestinfo', description: expect.any(String), input_schema: expect.any(Object) },
    ]),
  });
  expect(await post('/api/tools/call', { ...call, arguments: { category: 5 } })).toEqual({
    error: {
      code: 'INVALID_PARAMETERS',
      message: expect.any(String),
      details: expect.any(Object),
    },
  });
  const { connections } = await get('/api/connections');
  expect(Object.keys((connections as Json[]).at(-1) ?? {})).toEqual([
    'id',
    'server_id',
    'server_name',
    'status',
    'created_at',
    'last_activity',
  ]);
  expect(await get('/api/discover/popular?period=all_time')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        id: coffeeId,
        popularity: { connections: expect.any(Number), executions: expect.any(Number) },
      }),
    ]),
  );
  expect(await get('/health')).toMatchObject({
    status: 'healthy',
    version: expect.stringMatching(/^\d/),
    connections: { active: expect.any(Number), max: 50 },
  });
});

test.each([['metadata'], ['intranet']])(
  'a registry row cannot reach the private network: %s',
  async (id) => {
    await expect(connect(id)).rejects.toMatchObject({
      status: 403,
      error: { code: 'BLOCKED_ADDRESS' },
    });
  },
);

test('no process is started because of a registry row or a body', async () => {
  for (const body of [{}, { transport: 'stdio' }]) {
    await expect(connect('command', body)).rejects.toMatchObject({
      error: { code: 'CONNECTION_FAILED', details: { cause: 'endpoint' } },
    });
  }
  await expect(connect(coffeeId, { command: 'touch', args: ['/tmp/owned'] })).rejects.toMatchObject(
    { error: { code: 'VALIDATION_ERROR' } },
  );
});

test("a client of its own sees nothing of the local user's, nor their commands", async () => {
  const mine = await connect(coffeeId);
  const asStranger = (method: string, path: string): Promise<Response> =>
    proxy.fetch(new Request(url + path, { method }));
  expect((await asStranger('GET', `/v2/connections/${mine.id}`)).status).toBe(404);
  expect((await asStranger('DELETE', `/v2/connections/${mine.id}`)).status).toBe(404);
  expect(await (await asStranger('GET', '/v2/connections')).json()).toMatchObject({ data: [] });
  for (const path of [
    '/v2/services/local',
    '/api/discover/servers/local',
    '/v2/services/local/tools',
  ]) {
    expect((await asStranger('GET', path)).status).toBe(404);
  }
  expect((await asStranger('POST', '/v2/services/local/connect')).status).toBe(404);
  const listed = await (await asStranger('GET', '/v2/services?limit=100')).text();
  expect(listed).toContain('Coffee');
  expect(listed).not.toContain('"local"');
  await v2('DELETE', `/v2/connections/${mine.id}`);
});

test("the owner's connections can be followed, and followed again from where one stopped", async () => {
  const following = await fetch(`${url}/v2/events/connections`);
  const { id } = await connect(coffeeId);
  await v2('DELETE', `/v2/connections/${id}`);
  const events = await readEvents<{ connectionId: string }>(following, { most: 2 });
  expect(events.map(({ event, data }) => [event, data.connectionId])).toEqual([
    ['update', id],
    ['closed', id],
  ]);
  const again = await fetch(`${url}/v2/events/connections`, {
    headers: { 'last-event-id': events[0]?.id ?? '' },
  });
  expect(await readEvents(again, { most: 1 })).toMatchObject([
    { event: 'closed', id: events[1]?.id },
  ]);
});
