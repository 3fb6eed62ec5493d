import { waitFor } from '@nanda/testing';
import { afterEach, expect, test, vi } from 'vitest';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { createFakeConnectionRepository } from '../testing/fake-connection-repository.js';
import { createFakeUpstream } from '../testing/fake-upstream.js';
import { neverAnswer } from '../testing/never-answer.js';
import {
  adder,
  local,
  openConnections,
  stranger,
  type OpenConnections,
} from './open-connections.fixture.js';

const opened: OpenConnections[] = [];
afterEach(async () => {
  for (const { close } of opened.splice(0).toReversed()) await close();
});

function setUp(...args: Parameters<typeof openConnections>): OpenConnections {
  const open = openConnections(...args);
  opened.push(open);
  return open;
}

test('connects, tells its states, and disconnects for good', async () => {
  const upstream = createFakeUpstream();
  const { connections, repository, events, states } = setUp(upstream);
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
  const kept = [...repository.connections.values(), ...repository.sessions.values()];
  expect(kept).toHaveLength(2);
  expect(JSON.stringify([connection, kept])).not.toContain('secret');
  expect(await connections.list(local)).toHaveLength(1);
  expect((await connections.disconnect(connection.id, local)).state).toBe('disconnected');
  expect(upstream.sessions.size).toBe(0);
  expect(repository.connections.size).toBe(0);
  await expect(connections.get(connection.id, local)).rejects.toMatchObject({
    code: 'CONNECTION_NOT_FOUND',
  });
  await waitFor(() => events.length === 3, { description: 'all events' });
  expect(states()).toEqual(['authenticating', 'connected', 'disconnected']);
});

test('the event of a new session shows its tools', async () => {
  const { connections, events } = setUp(createFakeUpstream());
  await connections.connect({ serviceId: 'service-1' }, local);
  expect(events).toMatchObject([
    { type: 'update', connection: { state: 'connected', metadata: { tools: [{ name: 'add' }] } } },
  ]);
});

test('what the caller can be asked for goes to the service, and is shown', async () => {
  const upstream = createFakeUpstream();
  const { connections, repository } = setUp(upstream);
  const roots = [{ uri: 'file:///work', name: 'Work' }];
  const connection = await connections.connect(
    {
      serviceId: 'service-1',
      transport: 'http',
      clientCapabilities: ['elicitation', 'sampling'],
      roots,
      pinTools: true,
    },
    local,
  );
  expect(connection.clientCapabilities).toEqual(['elicitation', 'sampling']);
  expect(upstream.openings).toMatchObject([
    { clientCapabilities: ['elicitation', 'sampling'], roots },
  ]);
  expect(repository.connections.get(connection.id)).toMatchObject({
    transport: 'http',
    clientCapabilities: ['elicitation', 'sampling'],
    roots,
    pinTools: true,
  });
});

test('what a local service says on its stderr is logged', async () => {
  const upstream = createFakeUpstream();
  const { connections, log } = setUp(upstream);
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  upstream.say('Listening.');
  expect(log).toContainEqual({
    message: 'A local service said',
    connectionId: id,
    service: 'Adder',
    line: 'Listening.',
  });
});

test('whose use it is, and what came of opening it, is told to the catalog', async () => {
  const told: unknown[] = [];
  const { connections } = setUp(createFakeUpstream(), {
    services: {
      getRecord: async () => adder,
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
    connections.refresh(id, {}, stranger),
    connections.health(id, stranger),
    connections.metrics(id, stranger),
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
  const { connections, repository } = setUp(upstream);
  await expect(connections.connect({ serviceId: 'service-1' }, local)).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
  });
  expect(await connections.list(local)).toEqual([]);
  expect(repository.connections.size).toBe(0);
  expect(upstream.opened).toBe(1);
});

test('a service that never answers is given up after the connection timeout', async () => {
  const upstream = createFakeUpstream({ onOpen: (_, signal) => neverAnswer(signal) });
  const { connections } = setUp(upstream, { connectionTimeout: 20 });
  await expect(connections.connect({ serviceId: 'service-1' }, local)).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
    details: { cause: 'timeout', serviceId: 'service-1' },
  });
});

test('a caller that goes away while it connects leaves nothing behind', async () => {
  const upstream = createFakeUpstream({ onOpen: (_, signal) => neverAnswer(signal) });
  const { connections } = setUp(upstream);
  const caller = new AbortController();
  const connecting = connections.connect({ serviceId: 'service-1', signal: caller.signal }, local);
  await waitFor(() => upstream.opened === 1, { description: 'the attempt to begin' });
  caller.abort();
  await expect(connecting).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(upstream.openings[0]?.signal.aborted).toBe(true);
  expect(await connections.list(local)).toEqual([]);
});

test('the limit counts what is open, of all owners, also what is opened again', async () => {
  const upstream = createFakeUpstream();
  const { connections } = setUp(upstream, { idleTimeout: 1, maxConnections: 2 });
  const full = { code: 'CONNECTION_LIMIT_REACHED', details: { limit: 2, scope: 'all' } };
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
  for (const { release } of borrowed) release({ kind: 'succeeded' });
  await connections.disconnect(second.id, stranger);
  await connections.connect({ serviceId: 'service-1' }, local);
});

test('an anonymous client has a limit of its own, and the local user none', async () => {
  const { connections } = setUp(createFakeUpstream(), { maxConnectionsPerClient: 1 });
  const other: Principal = { kind: 'anonymous', clientId: 'other' };
  const { id } = await connections.connect({ serviceId: 'service-1' }, stranger);
  await expect(connections.connect({ serviceId: 'service-1' }, stranger)).rejects.toMatchObject({
    code: 'CONNECTION_LIMIT_REACHED',
    details: { limit: 1, scope: 'client' },
  });
  await connections.connect({ serviceId: 'service-1' }, other);
  for (const _ of [1, 2, 3]) await connections.connect({ serviceId: 'service-1' }, local);
  await connections.disconnect(id, stranger);
  await connections.connect({ serviceId: 'service-1' }, stranger);
});

test('an unused connection lets go of its session with an event, and takes one again when it is used', async () => {
  const upstream = createFakeUpstream();
  const { connections, repository, events } = setUp(upstream, { idleTimeout: 1 });
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  expect(repository.sessions.has(id)).toBe(true);
  await waitFor(() => upstream.sessions.size === 0, { description: 'the idle session to end' });
  expect((await connections.get(id, local)).state).toBe('disconnected');
  await waitFor(() => !repository.sessions.has(id), { description: 'its session to be forgotten' });
  expect(events.at(-1)).toMatchObject({
    type: 'closed',
    reason: 'It was not used for a while; the next use opens it again.',
  });
  const borrowed = await connections.borrow(id, local);
  expect(upstream.sessions.has(borrowed.session)).toBe(true);
  expect(repository.sessions.has(id)).toBe(true);
  borrowed.release({ kind: 'succeeded' });
});

test('a connection that is held is not idle, though nobody calls', async () => {
  const upstream = createFakeUpstream();
  const held = new Set<string>();
  const { connections } = setUp(upstream, { idleTimeout: 1, isHeld: (id) => held.has(id) });
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  held.add(id);
  const other = await connections.connect({ serviceId: 'service-1' }, local);
  const stateOf = async (which: string) => (await connections.get(which, local)).state;
  await waitFor(async () => (await stateOf(other.id)) === 'disconnected', {
    description: 'the idle one to be closed',
  });
  expect(await stateOf(id)).toBe('connected');
});

test('closing while a session is being opened leaves none open', async () => {
  const upstream = createFakeUpstream({ onOpen: (_, signal) => neverAnswer(signal) });
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
    const { connections, repository } = setUp(createFakeUpstream());
    const { id } = await connections.connect({ serviceId: 'service-1' }, local);
    vi.advanceTimersByTime(25 * 60 * 60 * 1000);
    (await connections.borrow(id, local)).release({ kind: 'succeeded' });
    await connections.close();
    expect(repository.connections.get(id)?.lastUsed).toBe(new Date().toISOString());
  } finally {
    vi.useRealTimers();
  }
});

test('the oldest resting connections make room for new ones, never for themselves', async () => {
  const repository = createFakeConnectionRepository(
    Array.from({ length: 1000 }, (_, index) => ({
      connection: {
        id: `conn_${index}`,
        owner: local,
        serviceId: 'service-1',
        authType: 'none',
        created: '2026-01-01T00:00:00.000Z',
        lastUsed: new Date(Date.now() - 1000 + index).toISOString(),
      },
    })),
  );
  const { connections } = setUp(createFakeUpstream(), { repository });
  (await connections.borrow('conn_0', local)).release({ kind: 'succeeded' });
  expect((await connections.get('conn_0', local)).state).toBe('connected');
  await connections.connect({ serviceId: 'service-1' }, local);
  expect(repository.connections.size).toBe(1000);
  expect(repository.connections.has('conn_1')).toBe(false);
});

test('the tools of a service are asked for over a session of their own', async () => {
  const upstream = createFakeUpstream();
  const { connections } = setUp(upstream);
  expect(await connections.probeTools(adder)).toMatchObject([{ name: 'add' }]);
  expect(upstream.sessions.size).toBe(0);
  expect(connections.active).toBe(0);
});
