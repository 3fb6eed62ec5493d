import { getEventListeners } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { NANDAClient, type ConnectionEvent } from '../../src/index.js';
import { createTestProxy } from '../../src/testing/index.js';
import { callOperation, readEvents } from './support/call-operation.js';
import { weather } from './support/weather.js';

async function setUp() {
  const proxy = createTestProxy({ services: [weather] });
  const nanda = new NANDAClient({ fetch: proxy.fetch });
  const connection = await nanda.connect('weather');
  const forecast = () => connection.execute('forecast', { city: 'Oslo' });
  return { proxy, nanda, connection, forecast };
}

const forecastOf = {
  params: { connectionId: 'conn_1', toolName: 'forecast' },
  body: { parameters: { city: 'Oslo' } },
};

test('failures are used up one after the other, and then all is well', async () => {
  const { proxy, forecast } = await setUp();
  proxy.failNext('executions.execute', { code: 'OVERLOADED', times: 2 });
  await forecast();
  expect(proxy.calls.filter(({ operation }) => operation === 'executions.execute')).toHaveLength(3);

  proxy.failNext('executions.execute', { code: 'FORBIDDEN', message: 'No.', details: { a: 1 } });
  await expect(forecast()).rejects.toMatchObject({
    name: 'PermissionDeniedError',
    message: 'No.',
    details: { a: 1 },
  });
  proxy.failNext('executions.execute', { status: 404 });
  await expect(forecast()).rejects.toMatchObject({ name: 'NotFoundError', code: 'NOT_FOUND' });
  proxy.failNext('executions.execute');
  await expect(forecast()).rejects.toMatchObject({ status: 500, code: 'INTERNAL_ERROR' });
});

test('a failure says when to come back, as its header', async () => {
  const { proxy } = await setUp();
  proxy.failNext('health', { status: 429, retryAfter: 7 });
  proxy.failNext('health', { code: 'RATE_LIMITED', retryable: false });
  const [first, second] = [
    await callOperation(proxy, 'health'),
    await callOperation(proxy, 'health'),
  ];
  expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
  expect(second.headers.get('retry-after')).toBe('0');
  expect(await second.json()).toMatchObject({ error: { code: 'RATE_LIMITED', retryable: false } });
});

test('a call whose answer is lost has run, and its repetition is the same execution', async () => {
  const { proxy, nanda, connection } = await setUp();
  const options = { idempotencyKey: 'mine', maxRetries: 0 };
  for (const network of ['down', 'lost'] as const) {
    proxy.failNext('executions.execute', { network });
    await expect(connection.execute('nothing', {}, options)).rejects.toMatchObject({
      name: 'ConnectionError',
    });
    const { length } = [...(await nanda.executions.list())];
    expect(length).toBe(network === 'down' ? 0 : 1);
  }
  await connection.execute('nothing', {}, options);
  expect([...(await nanda.executions.list())]).toHaveLength(1);
});

test('requests are held until they are released', async () => {
  const { proxy, forecast } = await setUp();
  using hold = proxy.hold('executions.execute');
  const isDone = vi.fn();
  const pending = Promise.all([forecast(), forecast()]).then(isDone);
  await hold.arrived(2);
  await proxy.fetch('http://proxy.test/health');
  expect(isDone).not.toHaveBeenCalled();
  hold.release();
  await pending;
  expect(isDone).toHaveBeenCalledOnce();
  await forecast();
});

test('a request that is given up is rejected as fetch does, held or not, and leaves nothing', async () => {
  const { proxy, nanda } = await setUp();
  const controller = new AbortController();
  const { signal } = controller;
  using hold = proxy.hold('executions.execute');
  const held = callOperation(proxy, 'executions.execute', { ...forecastOf, signal });
  const waiting = { params: { connectionId: 'conn_1', toolName: 'wait' } };
  await hold.arrived();
  controller.abort();
  await expect(held).rejects.toMatchObject({ name: 'AbortError' });
  hold.release();
  expect([...(await nanda.executions.list())]).toHaveLength(0);

  const other = new AbortController();
  const running = callOperation(proxy, 'executions.execute', {
    ...waiting,
    body: { options: { cancelOnDisconnect: true } },
    signal: other.signal,
  });
  await vi.waitFor(async () => expect([...(await nanda.executions.list())]).toHaveLength(1));
  other.abort();
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  await expect(nanda.executions.get('exec_1')).resolves.toMatchObject({ state: 'cancelled' });
  await expect(callOperation(proxy, 'health', { signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(getEventListeners(other.signal, 'abort')).toHaveLength(0);
});

test('a stream that breaks off is taken up again with Last-Event-ID, and nothing is told twice', async () => {
  const { proxy, nanda } = await setUp();
  const params = { connectionId: 'conn_1', toolName: 'watch' };
  proxy.dropStreams({ after: 2 });
  const seen: (string | undefined)[] = [];
  const read = async (headers: Record<string, string>) => {
    const response = await callOperation(proxy, 'executions.stream', { params, body: {}, headers });
    for await (const { id } of readEvents(response)) seen.push(id);
  };
  await expect(read({})).rejects.toThrow('terminated');
  await read({ 'last-event-id': 'exec_1.2' });
  expect(seen).toEqual([1, 2, 3, 4, 5].map((seq) => `exec_1.${seq}`));
  expect(proxy.openStreams).toBe(0);

  proxy.dropStreams({ after: 1, times: 2, operation: 'executions.events' });
  proxy.dropStreams({ after: 0, operation: 'executions.stream' });
  const types: string[] = [];
  for await (const { type } of nanda.executions.events('exec_1')) types.push(type);
  expect(types).toEqual(['started', 'progress', 'log', 'partial', 'result']);
});

test('open streams are broken off at once, and events go on where they were', async () => {
  const { proxy, connection } = await setUp();
  const events: ConnectionEvent[] = [];
  const stop = connection.on('update', (event) => events.push(event));
  await proxy.whenListening();
  proxy.emit({ reason: 'first' });
  await vi.waitFor(() => expect(events).toHaveLength(1));
  proxy.dropStreams();
  expect(proxy.openStreams).toBe(0);
  proxy.emit({ reason: 'while nobody listened' });
  await proxy.whenListening();
  await vi.waitFor(() =>
    expect(events.map(({ reason }) => reason)).toEqual(['first', 'while nobody listened']),
  );
  stop();
  await vi.waitFor(() => expect(proxy.openStreams).toBe(0));
});

test('what a test lets happen changes the connection', async () => {
  const { proxy, nanda, connection } = await setUp();
  const events: ConnectionEvent[] = [];
  connection.on('error', (event) => events.push(event));
  await proxy.whenListening();
  proxy.emit({ type: 'error', connectionId: connection.id, state: 'failed', reason: 'so' });
  await vi.waitFor(() => expect(events).toHaveLength(1));
  expect(events[0]).toMatchObject({ previousState: 'connected', reason: 'so' });
  expect(connection.state).toBe('failed');
  await nanda.connect('weather');
  expect(() => proxy.emit({ type: 'update' })).toThrow('Say which with `connectionId`');
  expect(() => proxy.emit({ connectionId: 'none' })).toThrow(TypeError);
  await nanda.disconnect();
});

test('a service goes away, and comes back', async () => {
  const { proxy, nanda, connection, forecast } = await setUp();
  const states: string[] = [];
  connection.on('update', (event) => states.push(event.connection.state));
  await proxy.whenListening();
  const running = connection.stream('wait');
  for await (const event of running)
    if (event.type === 'progress') proxy.disconnectService('weather');
  await expect(running.finalResult()).rejects.toMatchObject({ code: 'UPSTREAM_LOST' });
  const noRetries = { maxRetries: 0 };
  await expect(connection.execute('nothing', {}, noRetries)).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
  });
  await expect(nanda.connect('weather', {}, noRetries)).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
  });
  await expect(nanda.services.getHealth('weather')).resolves.toMatchObject({ state: 'down' });
  proxy.reconnectService('weather');
  await forecast();
  await vi.waitFor(() => expect(states).toEqual(['reconnecting', 'connected']));
  await nanda.disconnect();
  expect(() => proxy.disconnectService('none')).toThrow(TypeError);
});

test('a service wants credentials, and says which', async () => {
  const { proxy, nanda, forecast } = await setUp();
  proxy.requireAuth('weather', {
    challenge: { kind: 'oauth2', scope: 'sky' },
    accepts: (credentials) => credentials.type === 'bearer' && credentials.token === 'good',
  });
  const challenge = { kind: 'oauth2', fields: [], scope: 'sky' };
  const refused = { code: 'SERVICE_AUTH_REQUIRED', challenge };
  await expect(nanda.connect('weather')).rejects.toMatchObject(refused);
  await expect(forecast()).rejects.toMatchObject({ code: 'SERVICE_AUTH_REQUIRED' });
  const auth = { type: 'bearer', token: 'bad' } as const;
  await expect(nanda.connect('weather', { auth })).rejects.toMatchObject(refused);
  const connection = await nanda.connect('weather', { auth: { ...auth, token: 'good' } });
  expect(connection.data.auth).toEqual({ type: 'bearer' });
  await connection.execute('nothing');
});

test('time only passes when the test says so: a silent tool, and a question that nobody answers', async () => {
  const { proxy, nanda } = await setUp();
  const connection = await nanda.connect('weather', { clientCapabilities: ['elicitation'] });
  const silent = connection.stream('wait', {}, { timeout: 1000 });
  for await (const event of silent) {
    if (event.type === 'progress') proxy.advanceTime(999);
    if (event.type === 'progress') proxy.advanceTime(1);
  }
  await expect(silent.finalResult()).rejects.toMatchObject({ code: 'TOOL_TIMEOUT', status: 504 });

  const asking = connection.stream('ask');
  for await (const event of asking) {
    if (event.type === 'input_required') proxy.advanceTime(600_000);
  }
  expect((await asking.finalResult()).structuredContent).toEqual({ action: 'cancel' });
});

test('what has arrived is written down, without credentials', async () => {
  const proxy = createTestProxy({ services: [weather] });
  const nanda = new NANDAClient({ fetch: proxy.fetch, apiKey: 'a-real-one' });
  await nanda.services.search({ query: 'sky', tags: ['a', 'b'] });
  await nanda.services.get('weather');
  expect(proxy.calls).toMatchObject([
    { operation: 'services.search', method: 'GET', query: { q: 'sky', tags: 'a,b' }, params: {} },
    { operation: 'services.get', params: { serviceId: 'weather' }, path: '/v2/services/weather' },
  ]);
  expect(proxy.calls[0]?.headers['x-api-key']).toBe('[redacted]');
  expect(JSON.stringify(proxy.calls)).not.toContain('a-real-one');
});

test('a reset is a new beginning', async () => {
  const { proxy, nanda, connection } = await setUp();
  proxy.failNext('health', { times: 9 });
  proxy.dropStreams({ after: 0 });
  proxy.requireAuth('weather');
  const hold = proxy.hold('services.list');
  const held = nanda.services.list();
  await hold.arrived();
  proxy.reset();
  await held;
  expect(proxy.calls).toEqual([]);
  await expect(nanda.health()).resolves.toMatchObject({ connections: { active: 0 } });
  await expect(connection.refresh()).rejects.toMatchObject({ code: 'CONNECTION_NOT_FOUND' });
  const again = await nanda.connect('weather');
  expect(again.id).toBe('conn_1');
  expect((await again.stream('watch').finalResult()).content).toHaveLength(1);
});

test('no timer is set, and time that is faked counts', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00Z') });
  onTestFinished(() => void vi.useRealTimers());
  const proxy = createTestProxy({ services: [weather] });
  await callOperation(proxy, 'connections.create', { params: { serviceId: 'weather' }, body: {} });
  const params = { connectionId: 'conn_1', toolName: 'wait' };
  const stream = await callOperation(proxy, 'executions.stream', { params, body: {} });
  vi.setSystemTime('2026-01-01T00:00:01Z');
  const answer = await callOperation(proxy, 'executions.execute', forecastOf);
  await expect(answer.json()).resolves.toMatchObject({ data: { metadata: { executionTime: 0 } } });
  await stream.body?.cancel();
  expect(vi.getTimerCount()).toBe(0);
  const history = await callOperation(proxy, 'executions.get', {
    params: { executionId: 'exec_2' },
  });
  await expect(history.json()).resolves.toMatchObject({
    data: { startedAt: '2026-01-01T00:00:01.000Z' },
  });
});

test('nothing more of a batch is begun for somebody who has gone', async () => {
  const run = vi.fn(() => new Promise<string>((resolve) => void releases.push(resolve)));
  const releases: ((text: string) => void)[] = [];
  const proxy = createTestProxy({ services: [{ name: 'a', tools: { run } }] });
  await callOperation(proxy, 'connections.create', { params: { serviceId: 'a' }, body: {} });
  const controller = new AbortController();
  const { signal } = controller;
  const requests = [1, 2, 3].map(() => ({ connectionId: 'conn_1', toolName: 'run' }));
  const body = { requests, concurrency: 1 };
  const pending = callOperation(proxy, 'batch.create', { body, signal });
  await vi.waitFor(() => expect(run).toHaveBeenCalledOnce());
  controller.abort();
  await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  releases[0]?.('done');
  const next = await callOperation(proxy, 'executions.list');
  await expect(next.json()).resolves.toMatchObject({ data: [{ state: 'completed' }] });
  expect(run).toHaveBeenCalledOnce();
});
