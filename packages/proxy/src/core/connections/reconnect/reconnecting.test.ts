import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NandaError } from '../../nanda-error.js';
import { createFakeUpstream, type FakeUpstreamOptions } from '../../testing/fake-upstream.js';
import { neverAnswer } from '../../testing/never-answer.js';
import {
  adder,
  local,
  openConnections,
  stranger,
  type OpenConnections,
} from '../open-connections.fixture.js';

let opened: OpenConnections | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(async () => {
  await opened?.close();
  expect(vi.getTimerCount()).toBe(0);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const refused = (): NandaError =>
  new NandaError('CONNECTION_FAILED', 'refused', { details: { cause: 'refused' } });

async function connect(
  upstreamOptions: FakeUpstreamOptions = {},
  options: Parameters<typeof openConnections>[1] = {},
) {
  const upstream = createFakeUpstream(upstreamOptions);
  opened = openConnections(upstream, options);
  const { connections } = opened;
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  return { ...opened, upstream, id };
}

/** A service that cannot be reached after its first session, for so many attempts. */
function down(times: number): FakeUpstreamOptions {
  return {
    onOpen: (attempt) => {
      if (attempt > 1 && attempt <= 1 + times) throw refused();
    },
  };
}

test('a lost session is opened again by itself under the same id', async () => {
  const { connections, upstream, id, events, states } = await connect(down(2));
  await vi.advanceTimersByTimeAsync(20_000);
  upstream.lose('it died');
  expect(await connections.get(id, local)).toMatchObject({
    state: 'reconnecting',
    failure: { code: 'UPSTREAM_LOST', message: 'The session with the service ended: it died' },
  });
  await vi.advanceTimersByTimeAsync(250);
  expect(upstream.opened).toBe(2);
  expect((await connections.get(id, local)).failure).toMatchObject({ code: 'CONNECTION_FAILED' });
  await vi.advanceTimersByTimeAsync(499);
  expect(upstream.opened).toBe(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(upstream.opened).toBe(3);
  await vi.advanceTimersByTimeAsync(1000);
  const connection = await connections.get(id, local);
  expect(connection.state).toBe('connected');
  expect(connection.failure).toBeUndefined();
  expect(states()).toEqual([
    'connected',
    'reconnecting',
    'reconnecting',
    'reconnecting',
    'connected',
  ]);
  expect(events.map(({ reason }) => reason)).toEqual([
    undefined,
    'it died',
    'refused',
    'refused',
    undefined,
  ]);
  expect((await connections.metrics(id, local)).sessions).toEqual({
    opened: 2,
    lost: 1,
    resumed: 0,
  });
});

test('after eight attempts in a row it is failed, and says why; the next use tries again', async () => {
  const { connections, upstream, id, states } = await connect(down(9));
  await vi.advanceTimersByTimeAsync(20_000);
  upstream.lose('it died');
  await vi.advanceTimersByTimeAsync(300_000);
  expect(upstream.opened).toBe(9);
  expect(await connections.get(id, local)).toMatchObject({
    state: 'failed',
    failure: { code: 'CONNECTION_FAILED', message: 'refused' },
  });
  expect(states().slice(2)).toEqual([...Array<string>(7).fill('reconnecting'), 'failed']);
  await expect(connections.borrow(id, local)).rejects.toMatchObject({ code: 'CONNECTION_FAILED' });
  expect(upstream.opened).toBe(10);
  expect((await connections.get(id, local)).state).toBe('failed');
  await vi.advanceTimersByTimeAsync(60_000);
  (await connections.borrow(id, local)).release({ kind: 'succeeded' });
  expect((await connections.get(id, local)).state).toBe('connected');
});

test.each(['SERVICE_AUTH_REQUIRED', 'BLOCKED_ADDRESS', 'SERVICE_NOT_FOUND'] as const)(
  '%s is no failure that time mends',
  async (code) => {
    const { connections, upstream, id } = await connect({
      onOpen: (attempt) => {
        if (attempt > 1) throw new NandaError(code, 'no');
      },
    });
    upstream.lose('it died');
    await vi.advanceTimersByTimeAsync(300_000);
    expect(upstream.opened).toBe(2);
    expect(await connections.get(id, local)).toMatchObject({ state: 'failed', failure: { code } });
  },
);

test('a service that drops every session at once is opened less and less often, then no more', async () => {
  const { connections, upstream, id } = await connect();
  for (let second = 0; second < 600; second += 1) {
    upstream.lose('it always does');
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(upstream.opened).toBe(1 + 8);
  expect(await connections.get(id, local)).toMatchObject({
    state: 'failed',
    failure: { code: 'UPSTREAM_LOST' },
  });
  (await connections.borrow(id, local)).release({ kind: 'succeeded' });
  upstream.lose('again');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(upstream.opened).toBe(10);
});

test('attempts are counted anew once a session has lived for ten seconds', async () => {
  const { connections, upstream, id } = await connect();
  for (let time = 0; time < 20; time += 1) {
    await vi.advanceTimersByTimeAsync(10_250);
    expect((await connections.get(id, local)).state).toBe('connected');
    upstream.lose('it does now and then');
  }
  await vi.advanceTimersByTimeAsync(250);
  expect(upstream.opened).toBe(21);
});

test('callers that wait share the attempt, and hurry the next one', async () => {
  const { connections, upstream, id } = await connect(down(5));
  await vi.advanceTimersByTimeAsync(20_000);
  upstream.lose('it died');
  // 250, 500, 1000 and 2000 ms: four attempts, and a pause of four seconds.
  await vi.advanceTimersByTimeAsync(3750);
  expect(upstream.opened).toBe(5);
  const borrowing = [connections.borrow(id, local), connections.borrow(id, local)];
  await vi.advanceTimersByTimeAsync(2000);
  expect(upstream.opened).toBe(6);
  await vi.advanceTimersByTimeAsync(2500);
  const [one, two] = await Promise.all(borrowing);
  expect(one?.session).toBe(two?.session);
  expect(upstream.opened).toBe(7);
  one?.release({ kind: 'succeeded' });
  two?.release({ kind: 'succeeded' });
});

test('a caller waits no longer than the connection timeout, and is told why', async () => {
  const { connections, upstream, id } = await connect(
    { onOpen: (attempt) => (attempt > 1 ? Promise.reject(refused()) : undefined) },
    { connectionTimeout: 1000 },
  );
  await vi.advanceTimersByTimeAsync(20_000);
  upstream.lose('it died');
  await vi.advanceTimersByTimeAsync(1750);
  const waiting = expect(connections.borrow(id, local)).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
    message: 'refused',
  });
  await vi.advanceTimersByTimeAsync(1000);
  await waiting;
  expect((await connections.get(id, local)).state).toBe('reconnecting');
});

test('the signal of one caller ends its wait alone, with its reason', async () => {
  const { connections, upstream, id } = await connect({
    onOpen: (attempt, signal) => (attempt === 2 ? neverAnswer(signal) : undefined),
  });
  await vi.advanceTimersByTimeAsync(20_000);
  upstream.lose('it died');
  const caller = new AbortController();
  const leaving = connections.borrow(id, local, { signal: caller.signal });
  const staying = expect(connections.borrow(id, local)).rejects.toMatchObject({
    details: { cause: 'timeout' },
  });
  await vi.advanceTimersByTimeAsync(250);
  const reason = new NandaError('TOOL_TIMEOUT', 'The tool did not end in time.');
  caller.abort(reason);
  await expect(leaving).rejects.toBe(reason);
  expect(upstream.openings[1]?.signal.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(5000);
  await staying;
});

test('one that its owner closes while it comes back does not come back', async () => {
  const { connections, upstream, id } = await connect(down(3));
  await vi.advanceTimersByTimeAsync(20_000);
  upstream.lose('it died');
  await vi.advanceTimersByTimeAsync(300);
  const waiting = expect(connections.borrow(id, local)).rejects.toMatchObject({
    code: 'CONNECTION_NOT_FOUND',
  });
  await vi.advanceTimersByTimeAsync(1);
  expect((await connections.disconnect(id, local)).state).toBe('disconnected');
  await waiting;
  await vi.advanceTimersByTimeAsync(300_000);
  expect(upstream.opened).toBe(2);
});

test('a session is opened where the service is now', async () => {
  let url = 'https://old.example/mcp';
  const { connections, upstream, id } = await connect(
    {},
    {
      services: {
        getRecord: async () => ({ ...adder, endpoints: [{ url, transport: 'http' }] }),
        recordUse: async () => undefined,
        recordOutcome: async () => undefined,
      },
    },
  );
  url = 'https://new.example/mcp';
  upstream.lose('it moved');
  await vi.advanceTimersByTimeAsync(500);
  expect(await connections.get(id, local)).toMatchObject({
    state: 'connected',
    endpoint: 'https://new.example/mcp',
  });
  expect((await connections.borrow(id, local)).endpoint).toBe('https://new.example/mcp');
});

test('credentials are not sent to another address than the one they were given for', async () => {
  let url = 'https://old.example/mcp';
  const upstream = createFakeUpstream();
  opened = openConnections(upstream, {
    services: {
      getRecord: async () => ({ ...adder, endpoints: [{ url, transport: 'http' }] }),
      recordUse: async () => undefined,
      recordOutcome: async () => undefined,
    },
  });
  const { connections } = opened;
  const credentials = { type: 'bearer', token: 'secret' } as const;
  const { id } = await connections.connect({ serviceId: 'service-1', credentials }, stranger);
  url = 'https://thief.example/mcp';
  upstream.lose('it moved');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await connections.get(id, stranger)).toMatchObject({
    state: 'failed',
    failure: { code: 'SERVICE_AUTH_REQUIRED' },
  });
  expect(upstream.opened).toBe(1);
});

test('a refresh opens a new session in place of the present one, once for all who want it', async () => {
  const { connections, upstream, id, states } = await connect();
  const [before] = upstream.sessions;
  const refreshed = await Promise.all([
    connections.refresh(id, {}, local),
    connections.refresh(id, {}, local),
  ]);
  expect(refreshed.map(({ state }) => state)).toEqual(['connected', 'connected']);
  expect(upstream.opened).toBe(2);
  expect([...upstream.sessions]).toHaveLength(1);
  expect(upstream.sessions.has(before!)).toBe(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(states()).toEqual(['connected', 'reconnecting', 'connected']);
});

test('a refresh that fails is told, and nothing is tried until the next use', async () => {
  const { connections, upstream, id } = await connect(down(1));
  await expect(connections.refresh(id, {}, local)).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(upstream.opened).toBe(2);
  expect((await connections.get(id, local)).state).toBe('failed');
  expect((await connections.refresh(id, {}, local)).state).toBe('connected');
});

test('a refresh does not wait for the attempt that comes by itself, nor for the circuit', async () => {
  const { connections, upstream, id } = await connect(down(5));
  upstream.lose('it died');
  while (upstream.opened < 6) await vi.advanceTimersByTimeAsync(100);
  expect((await connections.health(id, local)).circuit.state).toBe('open');
  expect((await connections.refresh(id, {}, local)).state).toBe('connected');
  expect(upstream.opened).toBe(7);
  expect((await connections.health(id, local)).circuit.state).toBe('closed');
});

test('a session whose end hangs does not hold up the new one for long', async () => {
  const { connections, upstream, id } = await connect();
  const [session] = upstream.sessions;
  vi.spyOn(session!, 'close').mockReturnValue(new Promise(() => undefined));
  const refreshing = connections.refresh(id, {}, local);
  await vi.advanceTimersByTimeAsync(1999);
  expect(upstream.opened).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect((await refreshing).state).toBe('connected');
});
