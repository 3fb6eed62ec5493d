import { waitFor } from '@nanda/testing';
import type { ConnectionEvent } from '@nanda/protocol';
import { afterEach, expect, test, vi } from 'vitest';
import { createMemoryEventBus } from '../../bus/memory/create-memory-event-bus.js';
import type { ServiceRecord } from '../catalog/service-record.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { createFakeUpstream, type FakeUpstream } from '../testing/fake-upstream.js';
import type { StoredConnection } from './connection-repository.js';
import { createConnections, type Connections, type ConnectionsOptions } from './connections.js';

const local: Principal = { kind: 'local' };
const stranger: Principal = { kind: 'anonymous', clientId: 'stranger' };
const silent = { debug() {}, info() {}, warn() {}, error() {} };

const record: ServiceRecord = {
  id: 'service-1',
  name: 'Adder',
  description: '',
  tags: [],
  endpoints: [{ url: 'https://adder.example/mcp', transport: 'http' }],
  auth: { kind: 'none' },
  tools: [],
  capabilities: [],
  popularity: 0,
  source: { registry: 'test', id: 'service-1' },
  trust: 'registry',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

interface Setup {
  readonly connections: Connections;
  readonly stored: Map<string, StoredConnection>;
  readonly events: ConnectionEvent[];
}

function setUp(upstream: FakeUpstream, options: Partial<ConnectionsOptions> = {}): Setup {
  const bus = createMemoryEventBus();
  const stored = new Map<string, StoredConnection>();
  const events: ConnectionEvent[] = [];
  const reading = new AbortController();
  void (async () => {
    for await (const event of bus.follow(local, { afterId: '', signal: reading.signal })) {
      events.push(event);
    }
  })();
  const connections = createConnections({
    services: {
      getRecord: async () => record,
      recordUse: async () => undefined,
      recordOutcome: async () => undefined,
    },
    connector: upstream,
    repository: {
      save: async (connection) => void stored.set(connection.id, connection),
      delete: async (id) => void stored.delete(id),
      list: async () => [...stored.values()],
    },
    events: bus,
    readCommand: async () => undefined,
    logger: silent,
    maxConnections: 2,
    connectionTimeout: 5000,
    idleTimeout: 0,
    minimumLife: 0,
    ...options,
  });
  closers.push(() => {
    reading.abort();
    return connections.close();
  });
  return { connections, stored, events };
}

const states = (events: readonly ConnectionEvent[]): string[] =>
  events.map(({ connection }) => connection.state);

test('connects, tells its states, and disconnects for good', async () => {
  const upstream = createFakeUpstream();
  const { connections, stored, events } = setUp(upstream);
  const connection = await connections.connect(
    { serviceId: 'service-1', credentials: { type: 'bearer', token: 'secret' } },
    local,
  );
  expect(connection).toMatchObject({
    state: 'connected',
    transport: 'http',
    endpoint: 'https://adder.example/mcp',
    auth: { type: 'bearer' },
    metadata: { serviceName: 'Adder', tools: [{ name: 'add' }] },
  });
  expect(JSON.stringify([connection, [...stored.values()]])).not.toContain('secret');
  expect(await connections.list(local)).toHaveLength(1);
  expect((await connections.disconnect(connection.id, local)).state).toBe('disconnected');
  expect(upstream.sessions.size).toBe(0);
  expect(stored.size).toBe(0);
  await expect(connections.get(connection.id, local)).rejects.toMatchObject({
    code: 'CONNECTION_NOT_FOUND',
  });
  await waitFor(() => events.length === 3, { description: 'all events' });
  expect(states(events)).toEqual(['authenticating', 'connected', 'disconnected']);
});

test('whose use it is, and what came of opening it, is told to the catalog', async () => {
  const told: unknown[] = [];
  const { connections } = setUp(createFakeUpstream(), {
    services: {
      getRecord: async () => record,
      recordUse: async (use) => void told.push(use),
      recordOutcome: async ({ id }, outcome) => void told.push([id, outcome]),
    },
  });
  await connections.connect({ serviceId: 'service-1' }, stranger);
  expect(told).toEqual([
    ['service-1', { latency: expect.any(Number), tools: [{ name: 'add' }] }],
    { serviceId: 'service-1', kind: 'connection', owner: stranger },
  ]);
});

test("another one's connection does not exist", async () => {
  const { connections } = setUp(createFakeUpstream());
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  for (const attempt of [
    connections.get(id, stranger),
    connections.tools(id, stranger),
    connections.borrow(id, stranger),
    connections.disconnect(id, stranger),
  ]) {
    await expect(attempt).rejects.toMatchObject({ code: 'CONNECTION_NOT_FOUND' });
  }
  expect(await connections.list(stranger)).toEqual([]);
  expect((await connections.get(id, local)).state).toBe('connected');
});

test('a failed connect leaves nothing behind', async () => {
  const upstream = createFakeUpstream({
    onOpen: () => {
      throw new NandaError('CONNECTION_FAILED', 'refused');
    },
  });
  const { connections, stored } = setUp(upstream);
  await expect(connections.connect({ serviceId: 'service-1' }, local)).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
  });
  expect(await connections.list(local)).toEqual([]);
  expect(stored.size).toBe(0);
});

test('a service that never answers is given up after the connection timeout', async () => {
  const upstream = createFakeUpstream({
    onOpen: (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
      }),
  });
  const { connections } = setUp(upstream, { connectionTimeout: 20 });
  await expect(connections.connect({ serviceId: 'service-1' }, local)).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
    details: { cause: 'timeout' },
  });
});

test('the limit counts what is open, of all owners, also what is opened again', async () => {
  const upstream = createFakeUpstream();
  const { connections } = setUp(upstream, { idleTimeout: 1 });
  const full = { code: 'CONNECTION_LIMIT_REACHED' };
  const first = await connections.connect({ serviceId: 'service-1' }, local);
  const second = await connections.connect({ serviceId: 'service-1' }, stranger);
  for (const principal of [local, stranger]) {
    await expect(connections.connect({ serviceId: 'service-1' }, principal)).rejects.toMatchObject(
      full,
    );
  }
  await waitFor(() => upstream.sessions.size === 0, { description: 'both to let go' });
  const borrowed = [
    await connections.borrow(first.id, local),
    await connections.borrow(second.id, stranger),
  ];
  await expect(connections.connect({ serviceId: 'service-1' }, local)).rejects.toMatchObject(full);
  for (const { release } of borrowed) release('succeeded');
  await connections.disconnect(second.id, stranger);
  await connections.connect({ serviceId: 'service-1' }, local);
});

test('a service that drops every session is not opened again without end', async () => {
  const upstream = createFakeUpstream();
  const { connections, events } = setUp(upstream, { minimumLife: 60_000 });
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  upstream.lose('it always does');
  await waitFor(() => events.length === 3, { description: 'all events' });
  expect(states(events)).toEqual(['connected', 'reconnecting', 'failed']);
  expect(upstream.opened).toBe(1);
  (await connections.borrow(id, local)).release('succeeded');
  expect(upstream.opened).toBe(2);
});

test('a lost session is opened again under the same id, once for all who wait', async () => {
  const upstream = createFakeUpstream({
    onOpen: (attempt) => {
      if (attempt === 2) throw new NandaError('CONNECTION_FAILED', 'still down');
    },
  });
  const { connections, events } = setUp(upstream);
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  upstream.lose('it died');
  await waitFor(async () => (await connections.get(id, local)).state === 'failed', {
    description: 'the first attempt to fail',
  });
  const [one, two] = await Promise.all([
    connections.borrow(id, local),
    connections.borrow(id, local),
  ]);
  expect(one.session).toBe(two.session);
  expect(upstream.opened).toBe(3);
  await waitFor(() => events.length === 5, { description: 'all events' });
  expect(states(events)).toEqual([
    'connected',
    'reconnecting',
    'failed',
    'reconnecting',
    'connected',
  ]);
  expect(events[1]).toMatchObject({ type: 'update', reason: 'it died' });
});

test('connections come back after a restart, but for those that had credentials', async () => {
  const upstream = createFakeUpstream();
  const first = setUp(upstream);
  const open = await first.connections.connect({ serviceId: 'service-1' }, local);
  const guarded = await first.connections.connect(
    { serviceId: 'service-1', credentials: { type: 'bearer', token: 'secret' } },
    local,
  );
  const kept = [...first.stored.values()];
  await first.connections.close();
  expect(upstream.sessions.size).toBe(0);

  const second = setUp(upstream, {
    repository: {
      save: async () => undefined,
      delete: async () => undefined,
      list: async () => kept,
    },
  });
  expect((await second.connections.get(open.id, local)).state).toBe('disconnected');
  expect(await second.connections.tools(open.id, local)).toMatchObject([{ name: 'add' }]);
  expect((await second.connections.get(open.id, local)).state).toBe('connected');
  await expect(second.connections.tools(guarded.id, local)).rejects.toMatchObject({
    code: 'SERVICE_AUTH_REQUIRED',
  });
});

test('an unused connection lets go of its session and takes one again when it is used', async () => {
  const upstream = createFakeUpstream();
  const { connections } = setUp(upstream, { idleTimeout: 1 });
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  await waitFor(() => upstream.sessions.size === 0, { description: 'the idle session to end' });
  expect((await connections.get(id, local)).state).toBe('disconnected');
  const borrowed = await connections.borrow(id, local);
  expect(upstream.sessions.has(borrowed.session)).toBe(true);
  borrowed.release('succeeded');
});

test('closing while a session is being opened leaves none open', async () => {
  const upstream = createFakeUpstream({
    onOpen: (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      }),
  });
  const { connections } = setUp(upstream);
  const connecting = connections.connect({ serviceId: 'service-1' }, local);
  await waitFor(() => upstream.opened === 1, { description: 'the attempt to begin' });
  await Promise.all([
    expect(connecting).rejects.toMatchObject({ code: 'CONNECTION_NOT_READY' }),
    connections.close(),
  ]);
  expect(upstream.sessions.size).toBe(0);
});

test('the last use outlives the process, so that a busy connection is not forgotten', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const { connections, stored } = setUp(createFakeUpstream());
    const { id } = await connections.connect({ serviceId: 'service-1' }, local);
    vi.advanceTimersByTime(25 * 60 * 60 * 1000);
    (await connections.borrow(id, local)).release('succeeded');
    await connections.close();
    expect(stored.get(id)?.lastUsed).toBe(new Date().toISOString());
  } finally {
    vi.useRealTimers();
  }
});

test('a session is opened where the service is now', async () => {
  let url = 'https://old.example/mcp';
  const upstream = createFakeUpstream();
  const { connections } = setUp(upstream, {
    services: {
      getRecord: async () => ({ ...record, endpoints: [{ url, transport: 'http' }] }),
      recordUse: async () => undefined,
      recordOutcome: async () => undefined,
    },
  });
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  url = 'https://new.example/mcp';
  upstream.lose('it moved');
  await waitFor(async () => (await connections.get(id, local)).state === 'connected', {
    description: 'the connection to come back',
  });
  expect((await connections.get(id, local)).endpoint).toBe('https://new.example/mcp');
});

test('the oldest resting connections make room for new ones, never for themselves', async () => {
  const kept = Array.from({ length: 1000 }, (_, index) => ({
    id: `conn_${index}`,
    owner: local,
    serviceId: 'service-1',
    authType: 'none',
    created: '2026-01-01T00:00:00.000Z',
    lastUsed: new Date(Date.now() - 1000 + index).toISOString(),
  }));
  const deleted: string[] = [];
  const { connections } = setUp(createFakeUpstream(), {
    repository: {
      save: async () => undefined,
      delete: async (id) => void deleted.push(id),
      list: async () => kept,
    },
  });
  (await connections.borrow('conn_0', local)).release('succeeded');
  expect((await connections.get('conn_0', local)).state).toBe('connected');
  await connections.connect({ serviceId: 'service-1' }, local);
  expect(deleted).toEqual(['conn_1']);
});

test('credentials are not sent to another address than the one they were given for', async () => {
  let url = 'https://old.example/mcp';
  const upstream = createFakeUpstream();
  const { connections } = setUp(upstream, {
    services: {
      getRecord: async () => ({ ...record, endpoints: [{ url, transport: 'http' }] }),
      recordUse: async () => undefined,
      recordOutcome: async () => undefined,
    },
  });
  const credentials = { type: 'bearer', token: 'secret' } as const;
  const { id } = await connections.connect({ serviceId: 'service-1', credentials }, local);
  url = 'https://thief.example/mcp';
  upstream.lose('it moved');
  await waitFor(async () => (await connections.get(id, local)).state === 'failed', {
    description: 'the connection to give up',
  });
  expect(upstream.sessions.size).toBe(0);
});
