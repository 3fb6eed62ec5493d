import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Connection } from '@nanda/protocol';
import { createTemporaryDirectory, startDemoServices, waitFor } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProxy, type Proxy, type ProxyOptions } from '../src/index.js';
import { readEvents } from './read-events.js';
import { askUpgrade } from './realtime/ask-upgrade.js';
import { connectClient, type TestClient } from './realtime/connect-client.js';

let directory: Awaited<ReturnType<typeof createTemporaryDirectory>>;
let demo: Awaited<ReturnType<typeof startDemoServices>>;
let analyticsId: string;

beforeAll(async () => {
  directory = await createTemporaryDirectory();
  demo = await startDemoServices();
  await writeFile(join(directory.path, 'services.json'), JSON.stringify(demo.catalog));
  analyticsId = demo.catalog.find(({ name }) => name === 'Analytics')?.id ?? '';
}, 60_000);

afterAll(async () => {
  await demo.close();
  await directory[Symbol.asyncDispose]();
});

const coffeeId = 'cf921f9b-136f-4be0-802c-bb7e19855e96';

interface RunningProxy extends AsyncDisposable {
  readonly proxy: Proxy;
  readonly url: string;
  socket(path?: string): Promise<TestClient>;
  connect(serviceId: string): Promise<Connection>;
  disconnect(id: string): Promise<void>;
}

async function start(options: ProxyOptions = {}): Promise<RunningProxy> {
  const proxy = createProxy({
    dataDir: ':memory:',
    registries: [{ type: 'file', path: join(directory.path, 'services.json') }],
    ...options,
  });
  const { url } = await proxy.listen({ port: 0 });
  async function ask<Data>(method: string, path: string): Promise<Data> {
    const answer = await fetch(url + path, {
      method,
      ...(method === 'POST' && { body: '{}', headers: { 'content-type': 'application/json' } }),
    });
    const { data } = (await answer.json()) as { data: Data };
    expect(answer.ok).toBe(true);
    return data;
  }
  return {
    proxy,
    url,
    socket: (path = '/v2/ws') => connectClient(url.replace('http', 'ws') + path),
    connect: (serviceId) => ask('POST', `/v2/services/${serviceId}/connect`),
    disconnect: async (id) => void (await ask('DELETE', `/v2/connections/${id}`)),
    [Symbol.asyncDispose]: () => proxy.close(),
  };
}

test('what happens to connections arrives, on both paths, and calls go over the same socket', async () => {
  await using server = await start();
  const all = await server.socket('/v2/ws/connections');
  const some = await server.socket();
  const connection = await server.connect(coffeeId);
  some.send({ type: 'subscribe', id: 's', payload: { connectionId: connection.id } });
  await some.next('subscribed', 's');
  some.send({
    type: 'execute',
    id: 'e',
    payload: {
      connectionId: connection.id,
      toolName: 'requestinfo',
      parameters: { category: 'premium' },
    },
  });
  const { payload } = await some.next('tool_result', 'e');
  expect(payload).toMatchObject({ status: 'success', toolName: 'requestinfo' });
  expect(JSON.stringify(payload.result)).toContain('premium');
  await server.disconnect(connection.id);
  const seen = await some.next('connection_update');
  expect(seen.payload).toMatchObject({ type: 'closed', connectionId: connection.id });
  await waitFor(() => all.all('connection_update').some((message) => message.id === seen.id), {
    description: 'the same event',
  });
  const types = all.all('connection_update').map((message) => message.payload.connection.state);
  expect(types).toContain('connected');
});

test('a stream brings every progress event, and is cancelled from the same socket', async () => {
  await using server = await start();
  const { id: connectionId } = await server.connect(analyticsId);
  const client = await server.socket();
  const call = (durationMs: number) => ({
    connectionId,
    toolName: 'analyze',
    parameters: { durationMs, steps: 5 },
  });
  client.send({ type: 'stream', id: 's', payload: call(50) });
  await client.next('stream_complete', 's');
  const events = client.all('stream_event', 's').map(({ payload }) => payload.event);
  expect(events.filter(({ type }) => type === 'progress')).toHaveLength(5);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  client.send({ type: 'stream', id: 'long', payload: call(60_000) });
  await client.next('stream_event', 'long');
  client.send({ type: 'cancel', id: 'c', payload: { id: 'long' } });
  await client.next('cancelled', 'c');
  expect((await client.next('stream_error', 'long')).payload.code).toBe('CANCELLED');
  await waitFor(() => demo.analyticsRuns.at(-1)?.state === 'cancelled', {
    description: 'the service to be told',
  });
});

test('the door of every request, on a real port', async () => {
  await using server = await start({ token: 'the token of the proxy' });
  const url = `${server.url}/v2/ws`;
  expect(await askUpgrade(url, { host: 'evil.example' })).toMatchObject({ status: 403 });
  expect(await askUpgrade(url, { origin: 'http://evil.example' })).toMatchObject({ status: 403 });
  expect(await askUpgrade(url)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  const token = { 'x-api-key': 'the token of the proxy' };
  expect(await askUpgrade(`${server.url}/v2/services`, token)).toMatchObject({ status: 404 });
  expect(await askUpgrade(url, token)).toMatchObject({ status: 101 });
});

test('any other protocol that is offered is ignored, and so is a WebSocket that is not asked for by GET', async () => {
  await using server = await start();
  const ask = (method: string, upgrade: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const headers = { connection: 'upgrade, close', upgrade };
      request(`${server.url}/health`, { method, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .once('error', reject)
        .end();
    });
  expect(await ask('GET', 'h2c')).toBe(200);
  expect(await ask('POST', 'websocket')).toBe(405);
  expect(await ask('GET', 'WebSocket')).toBe(404);
});

test('when the proxy closes, what runs says its end and every socket is closed with 1001', async () => {
  const before = sockets();
  const server = await start();
  const { id: connectionId } = await server.connect(analyticsId);
  const client = await server.socket();
  const watching = await server.socket('/v2/ws/connections');
  const payload = { connectionId, toolName: 'analyze', parameters: { durationMs: 60_000 } };
  client.send({ type: 'stream', id: 's', payload });
  await client.next('stream_event', 's');
  await server.proxy.close();
  expect(await client.closed()).toEqual({ code: 1001, reason: 'The proxy is closing.' });
  expect(await watching.closed()).toMatchObject({ code: 1001 });
  expect(client.all('stream_event', 's').at(-1)?.payload.event.type).toBe('cancelled');
  await waitFor(() => sockets() <= before, { description: 'every socket to be gone' });
});

/** Of this process, the servers' and the clients' ends. */
function sockets(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind.startsWith('TCPS')).length;
}

test('after a restart the token is unknown, and each execution is taken up by its id', async () => {
  const dataDir = join(directory.path, 'restart');
  const first = await start({ dataDir });
  const { id: connectionId } = await first.connect(analyticsId);
  const before = await first.socket();
  const parameters = { durationMs: 50, steps: 3 };
  before.send({
    type: 'stream',
    id: 's',
    payload: { connectionId, toolName: 'analyze', parameters },
  });
  await before.next('stream_complete', 's');
  const seen = before.all('stream_event', 's').map(({ payload }) => payload.event);
  await first.proxy.close();

  await using second = await start({ dataDir });
  const after = await second.socket();
  after.send({ type: 'resume', id: 'r', payload: { resumeToken: before.resumeToken } });
  const { payload } = await after.next('error', 'r');
  expect(payload.code).toBe('VALIDATION_ERROR');
  expect(payload.message).toContain('stream {executionId, after}');
  const executionId = seen[0]?.executionId ?? '';
  after.send({ type: 'stream', id: 's', payload: { executionId, after: 2 } });
  await after.next('stream_complete', 's');
  const rest = after.all('stream_event', 's').map(({ payload: { event } }) => event);
  expect(rest).toEqual(seen.slice(2));
});

test('the event stream of connections goes on after the last event that its reader has', async () => {
  await using server = await start();
  const url = `${server.url}/v2/events/connections`;
  const reading = await fetch(url);
  const { id } = await server.connect(coffeeId);
  await server.disconnect(id);
  const all = await readEvents(reading, { most: 2 });
  const [first, ...rest] = all;
  expect(all.at(-1)?.event).toBe('closed');
  const again = await fetch(url, { headers: { 'last-event-id': first?.id ?? '' } });
  expect(await readEvents(again, { most: rest.length })).toEqual(rest);
});
