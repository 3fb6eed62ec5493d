import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NandaError } from '../../nanda-error.js';
import { createFakeUpstream, fakeTool, type FakeUpstream } from '../../testing/fake-upstream.js';
import { neverAnswer } from '../../testing/never-answer.js';
import type { BorrowedSession } from '../borrowed-session.js';
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
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(async () => {
  for (const { close } of opened.splice(0).toReversed()) await close();
  expect(vi.getTimerCount()).toBe(0);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function connect(
  options: Parameters<typeof openConnections>[1] = {},
  upstream: FakeUpstream = createFakeUpstream(),
) {
  const open = openConnections(upstream, options);
  opened.push(open);
  const { id } = await open.connections.connect({ serviceId: 'service-1' }, local);
  return { ...open, upstream, id, borrow: () => open.connections.borrow(id, local) };
}

const timedOut = new NandaError('TOOL_TIMEOUT', 'The tool did not end in time.');

async function fail(borrow: () => Promise<BorrowedSession>, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    (await borrow()).release({ kind: 'failed', error: timedOut });
  }
}

test('a borrowed session says whose it is, and is given back once', async () => {
  const { connections, id, borrow } = await connect();
  const borrowed = await borrow();
  expect(borrowed).toMatchObject({
    connectionId: id,
    serviceId: 'service-1',
    endpoint: 'https://adder.example/mcp',
    tools: [fakeTool],
  });
  borrowed.release({ kind: 'succeeded', latency: 12, retries: 1 });
  borrowed.release({ kind: 'failed', error: timedOut });
  const cached = await borrow();
  cached.release({ kind: 'cached' });
  await borrow();
  expect(await connections.metrics(id, local)).toEqual({
    connectionId: id,
    since: expect.any(String),
    calls: { total: 3, running: 1, succeeded: 2, failed: 0, cancelled: 0, retried: 1, cached: 1 },
    sessions: { opened: 1, lost: 0, resumed: 0 },
    latency: { last: 12, p50: 12, p95: 12, samples: 1 },
    errorRate: 0,
  });
});

test('five failures of transport in a row open the circuit for every connection with the service', async () => {
  const { connections, upstream, id, borrow } = await connect();
  const other = await connections.connect({ serviceId: 'service-1' }, stranger);
  await fail(borrow, 5);
  const refused = {
    code: 'CIRCUIT_OPEN',
    details: { retryAfterMs: 1000 },
    retryAfter: 1,
  };
  await expect(borrow()).rejects.toMatchObject(refused);
  await expect(connections.borrow(other.id, stranger)).rejects.toMatchObject(refused);
  expect(upstream.calls).toEqual([]);
  vi.advanceTimersByTime(1000);
  const probe = await borrow();
  await expect(connections.borrow(other.id, stranger)).rejects.toMatchObject({
    code: 'CIRCUIT_OPEN',
  });
  probe.release({ kind: 'succeeded' });
  (await connections.borrow(other.id, stranger)).release({ kind: 'succeeded' });
  expect((await connections.health(id, local)).circuit).toEqual({ state: 'closed' });
});

test.each([
  ['an error of the tool or of the protocol', new NandaError('UPSTREAM_ERROR', 'no')],
  ['a result that is too large', new NandaError('RESULT_TOO_LARGE', 'no')],
  ['a refusal', new NandaError('UPSTREAM_ERROR', 'no', { details: { status: 403 } })],
])('%s does not open it', async (_, error) => {
  const { borrow } = await connect();
  for (let time = 0; time < 30; time += 1) (await borrow()).release({ kind: 'failed', error });
  (await borrow()).release({ kind: 'cancelled' });
});

test('a session that is lost is one failure, however many calls it had', async () => {
  const { connections, upstream, id, borrow } = await connect();
  const borrowed = await Promise.all(Array.from({ length: 20 }, borrow));
  upstream.lose('it died');
  const lost = new NandaError('UPSTREAM_LOST', 'gone', { retryable: false });
  for (const { release } of borrowed) release({ kind: 'failed', error: lost });
  await vi.advanceTimersByTimeAsync(250);
  (await borrow()).release({ kind: 'succeeded' });
  expect((await connections.health(id, local)).circuit.state).toBe('closed');
});

test('losses with calls under way count, one for each', async () => {
  const { upstream, borrow } = await connect();
  const lost = new NandaError('UPSTREAM_LOST', 'gone', { retryable: false });
  for (let time = 0; time < 4; time += 1) {
    const borrowed = await Promise.all([borrow(), borrow()]);
    upstream.lose('it died');
    for (const { release } of borrowed) release({ kind: 'failed', error: lost });
    await vi.advanceTimersByTimeAsync(20_000);
  }
  await fail(borrow, 1);
  await expect(borrow()).rejects.toMatchObject({ code: 'CIRCUIT_OPEN' });
});

test('a service that has only forgotten the session is not taken for a sick one', async () => {
  const { connections, upstream, id, borrow } = await connect();
  await fail(borrow, 5);
  vi.advanceTimersByTime(1000);
  const probe = await borrow();
  upstream.lose('The service does not know the session any more.');
  const error = new NandaError('UPSTREAM_LOST', 'not accepted', { retryable: true });
  probe.release({ kind: 'failed', error });
  const again = borrow();
  await vi.advanceTimersByTimeAsync(250);
  (await again).release({ kind: 'succeeded' });
  expect((await connections.health(id, local)).circuit.state).toBe('closed');
});

test('attempts to come back leave an open circuit alone', async () => {
  const { connections, upstream, borrow } = await connect();
  await connections.connect({ serviceId: 'service-1' }, stranger);
  await vi.advanceTimersByTimeAsync(20_000);
  await fail(borrow, 5);
  upstream.lose('it died');
  await vi.advanceTimersByTimeAsync(999);
  expect(upstream.opened).toBe(2);
  await vi.advanceTimersByTimeAsync(5000);
  expect(connections.active).toBe(2);
});

test('so many calls at once, so many that wait, and the rest is refused', async () => {
  const { connections, id, borrow } = await connect({
    maxCallsOfService: 2,
    maxWaitingOfService: 1,
  });
  const [first, second] = await Promise.all([borrow(), borrow()]);
  const waiting = borrow();
  await vi.advanceTimersByTimeAsync(0);
  await expect(borrow()).rejects.toMatchObject({
    code: 'OVERLOADED',
    retryAfter: 1,
    details: { running: 2, waiting: 1 },
  });
  first?.release({ kind: 'succeeded' });
  const third = await waiting;
  third.release({ kind: 'succeeded' });
  second?.release({ kind: 'succeeded' });
  expect((await connections.metrics(id, local)).calls).toMatchObject({ total: 3, running: 0 });
});

test('one that is aborted while it waits leaves with the reason of its signal', async () => {
  const { connections, id, borrow } = await connect({ maxCallsOfService: 1 });
  const first = await borrow();
  const caller = new AbortController();
  const waiting = connections.borrow(id, local, { signal: caller.signal });
  await vi.advanceTimersByTimeAsync(0);
  caller.abort(timedOut);
  await expect(waiting).rejects.toBe(timedOut);
  first.release({ kind: 'succeeded' });
  (await borrow()).release({ kind: 'succeeded' });
});

test('nothing listens to the signal of a caller that has what it wants', async () => {
  const { connections, id, borrow } = await connect({ maxCallsOfService: 1 });
  const { signal } = new AbortController();
  const first = await borrow();
  const waiting = connections.borrow(id, local, { signal });
  await vi.advanceTimersByTimeAsync(0);
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  first.release({ kind: 'succeeded' });
  await waiting;
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('a place is waited for no longer than the connection timeout', async () => {
  const { borrow } = await connect({ maxCallsOfService: 1, connectionTimeout: 1000 });
  await borrow();
  const waiting = expect(borrow()).rejects.toMatchObject({ code: 'OVERLOADED' });
  await vi.advanceTimersByTimeAsync(1000);
  await waiting;
});

test('a parked call gives its place away, and takes one again without waiting', async () => {
  const { connections, id, borrow } = await connect({ maxCallsOfService: 1 });
  const parked = await borrow();
  parked.pause();
  parked.pause();
  const other = await borrow();
  parked.resume();
  const waiting = borrow();
  other.release({ kind: 'succeeded' });
  parked.release({ kind: 'succeeded' });
  (await waiting).release({ kind: 'succeeded' });
  expect((await connections.metrics(id, local)).calls).toMatchObject({ total: 3, running: 0 });
});

test('a parked call that ends gives back no place twice', async () => {
  const { borrow } = await connect({ maxCallsOfService: 1, maxWaitingOfService: 0 });
  const parked = await borrow();
  parked.pause();
  parked.release({ kind: 'cancelled' });
  await borrow();
  await expect(borrow()).rejects.toMatchObject({ code: 'OVERLOADED' });
});

test('a probe that asks its caller for something lives, and closes the circuit', async () => {
  const { connections, id, borrow } = await connect();
  await fail(borrow, 5);
  vi.advanceTimersByTime(1000);
  const parked = await borrow();
  parked.pause();
  expect((await connections.health(id, local)).circuit.state).toBe('closed');
  parked.release({ kind: 'cancelled' });
});

test('one whose session cannot be opened gives its place back', async () => {
  const upstream = createFakeUpstream({
    onOpen: (attempt, signal) => (attempt === 2 ? neverAnswer(signal) : undefined),
  });
  const { connections, id } = await connect(
    { maxCallsOfService: 1, idleTimeout: 1000, connectionTimeout: 1000 },
    upstream,
  );
  await vi.advanceTimersByTimeAsync(5000);
  expect((await connections.get(id, local)).state).toBe('disconnected');
  const failing = expect(connections.borrow(id, local)).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
  });
  await vi.advanceTimersByTimeAsync(1000);
  await failing;
  (await connections.borrow(id, local)).release({ kind: 'succeeded' });
});

test('calls of two services do not stand in each other’s way', async () => {
  const services = {
    getRecord: async (serviceId: string) => ({
      ...adder,
      id: serviceId,
      endpoints: [{ url: `https://${serviceId}.example/mcp` }],
    }),
    recordUse: async () => undefined,
    recordOutcome: async () => undefined,
  };
  const { connections, borrow } = await connect({ services, maxCallsOfService: 1 });
  const other = await connections.connect({ serviceId: 'service-2' }, local);
  await fail(borrow, 5);
  await connections.borrow(other.id, local);
});
