import type { ServiceCredentials } from '@nanda/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NandaError } from '../../nanda-error.js';
import {
  createFakeConnectionRepository,
  type FakeConnectionRepository,
} from '../../testing/fake-connection-repository.js';
import { createFakeUpstream, type FakeUpstream } from '../../testing/fake-upstream.js';
import {
  adder,
  local,
  openConnections,
  stranger,
  type OpenConnections,
} from '../open-connections.fixture.js';

const opened: OpenConnections[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(async () => {
  for (const { close } of opened.splice(0).toReversed()) await close();
  expect(vi.getTimerCount()).toBe(0);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function start(
  upstream: FakeUpstream,
  options: Parameters<typeof openConnections>[1] = {},
): OpenConnections {
  const open = openConnections(upstream, options);
  opened.push(open);
  return open;
}

/** The repository as a process finds it after the one before was killed. */
async function killed(
  upstream: FakeUpstream,
  {
    credentials = [undefined],
    ...options
  }: Parameters<typeof openConnections>[1] & {
    readonly credentials?: readonly (ServiceCredentials | undefined)[];
  } = {},
): Promise<{ readonly repository: FakeConnectionRepository; readonly ids: readonly string[] }> {
  const { connections, repository } = start(upstream, options);
  const ids: string[] = [];
  for (const one of credentials) {
    ids.push((await connections.connect({ serviceId: 'service-1', credentials: one }, local)).id);
  }
  return { repository: createFakeConnectionRepository(await repository.list()), ids };
}

test('what was open is opened again by itself, with the session of before', async () => {
  const upstream = createFakeUpstream({ isResumable: true });
  const { repository, ids } = await killed(upstream);
  expect([...repository.sessions.values()]).toEqual([
    { state: 'state-1', place: 'https://adder.example/mcp' },
  ]);
  const { connections, states } = start(upstream, { repository });
  const [id = ''] = ids;
  expect((await connections.get(id, local)).state).toBe('reconnecting');
  await vi.advanceTimersByTimeAsync(0);
  expect((await connections.get(id, local)).state).toBe('connected');
  expect(upstream.openings.at(-1)?.resume).toBe('state-1');
  expect((await connections.metrics(id, local)).sessions).toEqual({
    opened: 1,
    lost: 0,
    resumed: 1,
  });
  expect(states()).toEqual(['connected']);
});

test('a use waits for its reopening', async () => {
  const upstream = createFakeUpstream();
  const { repository, ids } = await killed(upstream);
  const { connections } = start(upstream, { repository });
  const borrowed = await connections.borrow(ids[0] ?? '', local);
  expect(upstream.opened).toBe(2);
  expect(borrowed.tools).toMatchObject([{ name: 'add' }]);
  borrowed.release({ kind: 'succeeded' });
});

test('what was at rest is at rest until it is used', async () => {
  const upstream = createFakeUpstream();
  const { repository, ids } = await killed(upstream, { idleTimeout: 1000 });
  await vi.advanceTimersByTimeAsync(5000);
  const { connections } = start(upstream, {
    repository: createFakeConnectionRepository(
      [...repository.connections.values()].map((connection) => ({ connection })),
    ),
  });
  const [id = ''] = ids;
  await vi.advanceTimersByTimeAsync(5000);
  expect((await connections.get(id, local)).state).toBe('disconnected');
  expect(await connections.tools(id, local)).toMatchObject([{ name: 'add' }]);
  expect((await connections.get(id, local)).state).toBe('connected');
});

test('what had credentials says that they are wanted again', async () => {
  const upstream = createFakeUpstream();
  const { repository, ids } = await killed(upstream, {
    credentials: [{ type: 'bearer', token: 'secret' }],
  });
  const { connections } = start(upstream, { repository });
  const [id = ''] = ids;
  await vi.advanceTimersByTimeAsync(300_000);
  expect(await connections.get(id, local)).toMatchObject({
    state: 'failed',
    failure: { code: 'SERVICE_AUTH_REQUIRED' },
  });
  await expect(connections.borrow(id, local)).rejects.toMatchObject({
    code: 'SERVICE_AUTH_REQUIRED',
  });
  expect(upstream.opened).toBe(1);
});

test('what is no longer in the catalog says so', async () => {
  const upstream = createFakeUpstream();
  const { repository, ids } = await killed(upstream);
  const { connections } = start(upstream, {
    repository,
    services: {
      getRecord: () => Promise.reject(new NandaError('SERVICE_NOT_FOUND', 'It is gone.')),
      recordUse: async () => undefined,
      recordOutcome: async () => undefined,
    },
  });
  await vi.advanceTimersByTimeAsync(300_000);
  expect(await connections.get(ids[0] ?? '', local)).toMatchObject({
    state: 'failed',
    failure: { code: 'SERVICE_NOT_FOUND' },
  });
});

test('what does not answer is tried again with its session, then says why it is not back', async () => {
  const before = createFakeUpstream({ isResumable: true });
  const { repository, ids } = await killed(before);
  const upstream = createFakeUpstream({
    onOpen: () => {
      throw new NandaError('CONNECTION_FAILED', 'refused', { details: { cause: 'refused' } });
    },
  });
  const { connections } = start(upstream, { repository });
  const [id = ''] = ids;
  await vi.advanceTimersByTimeAsync(300_000);
  expect(upstream.openings.map(({ resume }) => resume)).toEqual(Array(8).fill('state-1'));
  expect(await connections.get(id, local)).toMatchObject({
    state: 'failed',
    failure: { code: 'CONNECTION_FAILED', message: 'refused' },
  });
  // The next process tries again: nobody let go of it.
  expect(repository.sessions.has(id)).toBe(true);
});

test('a session that cannot be taken up is not what every attempt fails with', async () => {
  const before = createFakeUpstream({ isResumable: true });
  const { repository, ids } = await killed(before);
  const upstream = createFakeUpstream({
    isResumable: true,
    onOpen: (_attempt, _signal, { resume }) => {
      if (resume !== undefined) throw new NandaError('UPSTREAM_PROTOCOL_ERROR', 'What?');
    },
  });
  const { connections } = start(upstream, { repository });
  await vi.advanceTimersByTimeAsync(1000);
  expect((await connections.get(ids[0] ?? '', local)).state).toBe('connected');
  expect(upstream.openings.map(({ resume }) => resume)).toEqual(['state-1', undefined]);
});

test('a few are opened at a time, and one that is used does not wait for its turn', async () => {
  const { repository, ids } = await killed(createFakeUpstream(), {
    maxConnections: 30,
    credentials: Array<undefined>(30).fill(undefined),
  });
  const { promise: up, resolve: goUp } = Promise.withResolvers<void>();
  const upstream = createFakeUpstream({ onOpen: () => up });
  const { connections } = start(upstream, { repository, maxConnections: 30 });
  await vi.advanceTimersByTimeAsync(100);
  expect(upstream.opened).toBe(8);
  const borrowing = connections.borrow(ids[29] ?? '', local);
  await vi.advanceTimersByTimeAsync(0);
  expect(upstream.opened).toBe(9);
  goUp();
  (await borrowing).release({ kind: 'succeeded' });
  await vi.advanceTimersByTimeAsync(0);
  expect(connections.active).toBe(30);
  expect(upstream.opened).toBe(30);
});

test('no more come back than may be open, the last used ones first', async () => {
  const { repository } = await killed(createFakeUpstream(), {
    credentials: Array<undefined>(3).fill(undefined),
  });
  const [first] = repository.connections.values();
  repository.connections.set(first!.id, { ...first!, lastUsed: '2036-01-01T00:00:00.000Z' });
  const { connections } = start(createFakeUpstream(), { repository, maxConnections: 1 });
  await vi.advanceTimersByTimeAsync(100);
  const list = await connections.list(local);
  expect(list.map(({ id, state }) => [id === first!.id, state])).toEqual([
    [true, 'connected'],
    [false, 'disconnected'],
    [false, 'disconnected'],
  ]);
});

test('the transport that was asked for outlives the process', async () => {
  const endpoints = [
    { url: 'https://adder.example/mcp', transport: 'http' as const },
    { url: 'https://adder.example/sse', transport: 'sse' as const },
  ];
  const services = {
    getRecord: async () => ({ ...adder, endpoints }),
    recordUse: async () => undefined,
    recordOutcome: async () => undefined,
  };
  const { connections, repository } = start(createFakeUpstream(), { services });
  const { id } = await connections.connect({ serviceId: 'service-1', transport: 'sse' }, local);
  const again = start(createFakeUpstream(), {
    services,
    repository: createFakeConnectionRepository(await repository.list()),
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(await again.connections.get(id, local)).toMatchObject({
    transport: 'sse',
    endpoint: 'https://adder.example/sse',
  });
});

test('a proxy that closes leaves sessions that can be taken up, and closes the others', async () => {
  for (const isResumable of [true, false]) {
    const upstream = createFakeUpstream({ isResumable });
    const { connections, repository, close } = start(upstream);
    const { id } = await connections.connect({ serviceId: 'service-1' }, local);
    await close();
    expect(upstream.sessions.size).toBe(0);
    expect(upstream.detached).toBe(isResumable ? 1 : 0);
    expect(repository.sessions.has(id)).toBe(true);
  }
});

test('what its owner closes does not come back', async () => {
  const { connections, repository } = start(createFakeUpstream());
  const { id } = await connections.connect({ serviceId: 'service-1' }, stranger);
  await connections.disconnect(id, stranger);
  expect(await repository.list()).toEqual([]);
});

test('a proxy that closes at once opens nothing', async () => {
  const before = createFakeUpstream();
  const { repository } = await killed(before);
  const upstream = createFakeUpstream();
  await start(upstream, { repository }).close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(upstream.sessions.size).toBe(0);
});

test('a store that fails costs the restart its memory, and nobody a call', async () => {
  const upstream = createFakeUpstream();
  const repository = createFakeConnectionRepository();
  const { connections, log } = start(upstream, {
    repository: {
      ...repository,
      saveSession: () => Promise.reject(new Error('The disk is full.')),
    },
  });
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  (await connections.borrow(id, local)).release({ kind: 'succeeded' });
  expect(log).toContainEqual({
    message: 'What changed of a connection could not be stored',
    connectionId: id,
    reason: 'The disk is full.',
  });
});

test('what was not known to be gone at first is taken over later, and what is in use stays as it is', async () => {
  const upstream = createFakeUpstream({ isResumable: true });
  const { repository, ids } = await killed(upstream, { credentials: [undefined, undefined] });
  const [first = '', second = ''] = ids;
  const found = await repository.list();
  // Its process seems to be there.
  const list = vi
    .spyOn(repository, 'list')
    .mockResolvedValueOnce(found.map(({ connection }) => ({ connection })));
  const { connections } = start(upstream, { repository });
  expect((await connections.get(first, local)).state).toBe('disconnected');
  (await connections.borrow(second, local)).release({ kind: 'succeeded' });
  const before = upstream.opened;
  await connections.takeOver();
  await vi.advanceTimersByTimeAsync(0);
  expect((await connections.get(first, local)).state).toBe('connected');
  expect(upstream.openings.at(-1)?.resume).toBe('state-1');
  expect(upstream.opened).toBe(before + 1);
  expect(list).toHaveBeenCalledTimes(2);
  await connections.takeOver();
  expect(upstream.opened).toBe(before + 1);
});

test('what its owner closes while others are taken over stays closed', async () => {
  const upstream = createFakeUpstream({ isResumable: true });
  const { repository, ids } = await killed(upstream);
  const [id = ''] = ids;
  const found = await repository.list();
  const { connections } = start(upstream, { repository });
  await vi.advanceTimersByTimeAsync(0);
  const reading = Promise.withResolvers<typeof found>();
  vi.spyOn(repository, 'list').mockReturnValueOnce(reading.promise);
  const taking = connections.takeOver();
  await connections.disconnect(id, local);
  const { opened: before } = upstream;
  reading.resolve(found);
  await taking;
  await vi.advanceTimersByTimeAsync(1000);
  expect(await connections.list(local)).toEqual([]);
  expect(upstream.opened).toBe(before);
});
