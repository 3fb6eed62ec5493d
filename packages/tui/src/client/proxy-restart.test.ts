import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection, ExecutionEvent } from '@nanda/sdk';
import {
  createTemporaryDirectory,
  findFreePort,
  startDemoServices,
  waitFor,
  type DemoServices,
  type TemporaryDirectory,
} from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectGarbage } from '../testing/collect-garbage.js';
import { type ProxyProcess, startProxyProcess } from '../testing/start-proxy-process.js';
import { createInteractiveClient } from './create-interactive-client.js';
import type { InteractiveClient } from './interactive-client.js';
import type { ProxyAddress } from './open-proxy.js';
import type { ProxyStatus } from './proxy-status.js';

const { signal } = new AbortController();
let services: DemoServices;

beforeAll(async () => {
  services = await startDemoServices();
});

afterAll(async () => {
  await services.close();
});

/** What a proxy of the demo services is started with: each time the same connections and executions. */
async function describeProxy(directory: TemporaryDirectory) {
  const serversFile = join(directory.path, 'servers.json');
  const { weather, analytics } = services;
  const mcpServers = { Weather: { url: weather.url }, Analytics: { url: analytics.url } };
  await writeFile(serversFile, JSON.stringify({ mcpServers }));
  return { dataDir: directory.path, serversFile, healthInterval: 0 };
}

/** A client whose proxy is started by `openProxy`, and what it tells. */
function openClient(openProxy: () => Promise<ProxyAddress>) {
  const client = createInteractiveClient({ openProxy });
  const told = { statuses: [] as ProxyStatus[], connections: [] as Connection[], gaps: 0 };
  client.watch({
    onConnection: (connection) => told.connections.push(connection),
    onProxy: (status) => told.statuses.push(status),
    onGap: () => (told.gaps += 1),
  });
  return { client, told };
}

/** Connections that keep this process alive. */
function countSockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
}

/** A call that takes ten seconds, and tells of its steps. */
async function beginAnalysis(client: InteractiveClient, connectionId: string) {
  const events: ExecutionEvent[] = [];
  const running = client.call({
    connectionId,
    tool: 'analyze',
    parameters: { dataset: 'sales', steps: 500, durationMs: 10_000 },
    signal,
    onEvent: (event) => events.push(event),
  });
  const outcome = running.then(
    (result) => ({ result, error: undefined }),
    (error: unknown) => ({ result: undefined, error }),
  );
  await waitFor(() => events.some(({ type }) => type === 'progress'), {
    description: 'the call to report progress',
  });
  return { events, outcome };
}

test('a proxy that is killed in mid-call: it is said, started elsewhere, and all is back', async () => {
  await using directory = await createTemporaryDirectory();
  const options = await describeProxy(directory);
  const processes: ProxyProcess[] = [];
  const { client, told } = openClient(async () => {
    const process = await startProxyProcess(options);
    processes.push(process);
    return { baseURL: process.url, accessToken: process.token };
  });
  try {
    const weather = await client.connect({ serviceId: 'Weather' }, { signal });
    const analytics = await client.connect({ serviceId: 'Analytics' }, { signal });
    const { outcome, events } = await beginAnalysis(client, analytics.id);
    await processes[0]?.kill();
    // Asked while there is no proxy: it waits for the next one.
    const connections = await client.connections({ signal });
    expect(connections.map(({ id }) => id)).toEqual([weather.id, analytics.id]);
    expect(processes).toHaveLength(2);
    expect(told.statuses.slice(0, 3)).toEqual([
      { state: 'starting' },
      { state: 'up' },
      { state: 'lost', reason: expect.stringContaining(`${processes[0]?.url} does not answer`) },
    ]);
    expect(told.statuses.at(-1)).toEqual({ state: 'up' });
    expect(client.endpoint?.baseURL).toBe(processes[1]?.url);
    expect((await outcome).error).toMatchObject({
      code: 'UPSTREAM_LOST',
      message: expect.stringContaining('The proxy was restarted while the tool ran'),
    });
    expect(events.at(-1)?.type).toBe('error');
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    await waitFor(() => told.gaps > 0, { description: 'the gap to be told' });
    const call = { connectionId: weather.id, signal, onEvent: () => undefined };
    const parameters = { location: 'New York' };
    const result = await client.call({ ...call, tool: 'getCurrentWeather', parameters });
    expect(result.structuredContent).toMatchObject({ temperature: 72 });
    await client.disconnect(weather.id);
    await waitFor(() => told.connections.at(-1)?.state === 'disconnected', {
      description: 'the event of the second proxy',
    });
  } finally {
    await client.close();
    await Promise.all(processes.map((process) => process.kill()));
  }
});

test('a proxy at a fixed address is waited for; a call that it knows nothing of is ended', async () => {
  await using directory = await createTemporaryDirectory();
  const options = {
    ...(await describeProxy(directory)),
    dataDir: ':memory:',
    port: await findFreePort(),
    token: 'fixed',
  };
  const first = await startProxyProcess(options);
  const baseURL = first.url;
  const { client, told } = openClient(async () => ({ baseURL, accessToken: 'fixed' }));
  const { id } = await client.connect({ serviceId: 'Analytics' }, { signal });
  const { outcome } = await beginAnalysis(client, id);
  await first.kill();
  await waitFor(() => told.statuses.at(-1)?.state === 'lost', { description: 'the loss' });
  const search = client.search({ text: 'Weather' }, { signal });
  const second = await startProxyProcess(options);
  expect(second.url).toBe(baseURL);
  expect(await search).toMatchObject({ services: [{ name: 'Weather' }] });
  expect((await outcome).error).toMatchObject({
    name: 'ConnectionError',
    message: expect.stringContaining('the proxy no longer keeps its execution'),
  });
  // Why it is lost may change while it is away.
  expect(new Set(told.statuses.slice(2, -1).map(({ state }) => state))).toEqual(new Set(['lost']));
  expect(told.statuses.at(-1)).toEqual({ state: 'up' });
  await waitFor(() => told.gaps > 0, { description: 'events to come again' });
  collectGarbage();
  const withEvents = countSockets();
  await client.close();
  // The proxy still stands, so that it is the client that ends its streams. Sockets that are only kept for the next
  // request do not count: they hold nobody up.
  await waitFor(() => countSockets() < withEvents, { description: 'the streams to end' });
  await second.kill();
});

test('a proxy that hangs is lost as well, and its requests are made at the next one', async () => {
  await using directory = await createTemporaryDirectory();
  // One that hangs may hold its files.
  const options = { ...(await describeProxy(directory)), dataDir: ':memory:' };
  const processes: ProxyProcess[] = [];
  const { client, told } = openClient(async () => {
    const process = await startProxyProcess(options);
    processes.push(process);
    return { baseURL: process.url, accessToken: process.token };
  });
  try {
    const { id } = await client.connect({ serviceId: 'Analytics' }, { signal });
    const { outcome } = await beginAnalysis(client, id);
    collectGarbage();
    processes[0]?.signal('SIGSTOP');
    expect(await client.search({ text: 'Weather' }, { signal })).toMatchObject({ total: 1 });
    expect((await outcome).error).toMatchObject({ name: 'ConnectionError' });
    expect(told.statuses.map(({ state }) => state)).toEqual(['starting', 'up', 'lost', 'up']);
    expect(told.statuses[2]?.reason).toBe(`${processes[0]?.url} does not answer in time`);
  } finally {
    await client.close();
    await Promise.all(processes.map((process) => process.kill()));
  }
});
