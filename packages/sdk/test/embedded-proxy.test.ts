import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  NANDAClient,
  NANDADiscovery,
  type ClientOptions,
  type ConnectionEvent,
  type Fetch,
} from '../src/index.js';
import { startCoffeeProxy, type CoffeeProxy } from './support/start-coffee-proxy.js';

let proxy: CoffeeProxy;

beforeAll(async () => {
  proxy = await startCoffeeProxy();
});

afterAll(() => proxy[Symbol.asyncDispose]());

/** The ways to reach a proxy: over a socket, and in the same process as its local user. */
const ways = [
  ['over a socket', () => ({ baseURL: proxy.url })],
  ['without a socket', () => ({ fetch: asLocalUser })],
] as const;

const asLocalUser: Fetch = (request) => proxy.fetch(request, { remoteAddress: '127.0.0.1' });

test.each([
  ['an anonymous client, who sees nothing of them', () => proxy.fetch, []],
  ['the local user, where it says so', () => asLocalUser, ['coffee']],
])("an embedded proxy's own fetch asks as %s", async (_, fetch, expected) => {
  const nanda = new NANDAClient({ fetch: fetch() });
  const services = await nanda.services.search({ query: 'coffee' });
  expect(services.map(({ name }) => name)).toEqual(expected);
});

test.each(ways)('search, connect, list, execute, stream, close: %s', async (_, options) => {
  await using nanda = new NANDAClient(options());
  const names: string[] = [];
  for await (const { name } of nanda.services.search({ limit: 1 })) names.push(name);
  expect(names.toSorted()).toEqual(['analytics', 'coffee']);

  await using connection = await nanda.connect('analytics');
  const updates: ConnectionEvent[] = [];
  connection.on('closed', (event) => updates.push(event));
  expect((await connection.tools()).map(({ name }) => name)).toContain('analyze');
  await expect(connection.validate('analyze', { steps: 0 })).resolves.toMatchObject({
    valid: false,
  });
  await expect(connection.execute('analyze', { steps: 0 })).rejects.toMatchObject({
    name: 'InvalidParametersError',
    code: 'INVALID_PARAMETERS',
  });
  const report = await connection.execute('generate_report', { period: 'monthly' });
  expect(report.content[0]?.['text']).toContain('monthly');

  const stream = connection.stream('analyze', { dataset: 'sales', durationMs: 30, steps: 3 });
  const types: string[] = [];
  for await (const event of stream) types.push(event.type);
  expect(types.filter((type) => type === 'progress')).toHaveLength(3);
  expect((await stream.finalResult()).structuredContent).toMatchObject({ dataset: 'sales' });
  expect(await nanda.executions.get(stream.executionId ?? '')).toMatchObject({
    state: 'completed',
  });

  await connection.close();
  expect(updates).toHaveLength(1);
  await expect(connection.execute('analyze')).rejects.toMatchObject({
    code: 'CONNECTION_NOT_FOUND',
  });
});

test.each(ways)('leaving the loop ends the tool itself: %s', async (_, options) => {
  await using nanda = new NANDAClient(options());
  const connection = await nanda.connect('analytics');
  const before = proxy.runs.length;
  const parameters = { dataset: 'sales', durationMs: 60_000, steps: 600 };
  for await (const event of connection.stream('analyze', parameters)) {
    if (event.type === 'progress') break;
  }
  await vi.waitFor(() => expect(proxy.runs[before]?.state).toBe('cancelled'), 5000);
});

test.each(ways)('a listener hears of what is closed elsewhere: %s', async (_, options) => {
  const given: ClientOptions = options();
  let isFollowing = false;
  const fetch: Fetch = async (request) => {
    const response = await (given.fetch ?? globalThis.fetch)(request);
    if (request.url.endsWith('/v2/events/connections')) isFollowing = true;
    return response;
  };
  await using nanda = new NANDAClient({ ...given, fetch });
  const connection = await nanda.connect('coffee');
  const closed: ConnectionEvent[] = [];
  connection.on('closed', (event) => closed.push(event));
  await vi.waitFor(() => expect(isFollowing).toBe(true), 5000);
  await nanda.connections.close(connection.id);
  await vi.waitFor(() => expect(closed).toHaveLength(1), 5000);
  expect(connection.state).toBe('disconnected');
});

test.each(ways)('the public surface: %s', async (_, options) => {
  const discovery = new NANDADiscovery(options());
  const { servers, total } = await discovery.search('coffee');
  expect([servers[0]?.name, total]).toEqual(['coffee', 1]);
  const connection = await discovery.connect(servers[0]?.id ?? '');
  expect(connection.id).toBe(connection.connection_id);
  expect((await discovery.listTools(connection.id)).map(({ name }) => name)).toContain('getMenu');
  expect((await discovery.connections()).map(({ id }) => id)).toContain(connection.id);
  const menu = await discovery.callTool(connection.id, 'getMenu');
  expect(menu.content.map(({ type }) => type)).toEqual(['text', 'image', 'resource_link']);
  await discovery.disconnect(connection.id);
  await expect(discovery.callTool(connection.id, 'getMenu')).rejects.toMatchObject({
    name: 'NotFoundError',
  });
  await expect(discovery.health()).resolves.toMatchObject({ status: 'healthy' });
});
