import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NandaError } from '../../nanda-error.js';
import { createFakeUpstream, type FakeUpstreamOptions } from '../../testing/fake-upstream.js';
import { neverAnswer } from '../../testing/never-answer.js';
import { local, openConnections, type OpenConnections } from '../open-connections.fixture.js';

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

async function connect(
  upstreamOptions: FakeUpstreamOptions = {},
  options: Parameters<typeof openConnections>[1] = {},
) {
  const upstream = createFakeUpstream(upstreamOptions);
  opened = openConnections(upstream, options);
  const { connections } = opened;
  const { id } = await connections.connect({ serviceId: 'service-1' }, local);
  return { ...opened, upstream, id, look: () => connections.health(id, local) };
}

const dead = (): NandaError =>
  new NandaError('CONNECTION_FAILED', 'refused', { details: { cause: 'refused' } });

test('a connection that answers is healthy; looking is no use', async () => {
  const { connections, upstream, id, look } = await connect();
  const { lastUsed } = await connections.get(id, local);
  await vi.advanceTimersByTimeAsync(5000);
  const lastPing = new Date().toISOString();
  expect(await look()).toEqual({
    connectionId: id,
    state: 'connected',
    status: 'healthy',
    lastPing,
    latency: { last: 0, p50: 0, p95: 0, samples: 2 },
    errorRate: 0,
    consecutiveFailures: 0,
    circuit: { state: 'closed' },
  });
  expect(upstream.pings).toBe(1);
  expect(await connections.get(id, local)).toMatchObject({ lastUsed, health: { lastPing } });
});

test('one that answers and fails too often is degraded', async () => {
  const { connections, id, look } = await connect();
  const error = new NandaError('UPSTREAM_ERROR', 'no');
  (await connections.borrow(id, local)).release({ kind: 'failed', error });
  expect(await look()).toMatchObject({ status: 'degraded', errorRate: 1, consecutiveFailures: 0 });
});

test('one whose circuit is open is degraded, and says until when', async () => {
  const { connections, id, look } = await connect();
  const error = new NandaError('TOOL_TIMEOUT', 'late');
  for (let time = 0; time < 5; time += 1) {
    (await connections.borrow(id, local)).release({ kind: 'failed', error });
  }
  expect(await look()).toMatchObject({
    status: 'degraded',
    circuit: { state: 'open', retryAfterMs: 1250 },
  });
});

test('one that does not answer is unhealthy after five seconds', async () => {
  const { look } = await connect({ onPing: (_, signal) => neverAnswer(signal) });
  const looking = look();
  await vi.advanceTimersByTimeAsync(5000);
  expect(await looking).toMatchObject({
    state: 'connected',
    status: 'unhealthy',
    consecutiveFailures: 1,
    reason: 'It did not answer a ping just now.',
  });
});

test('one that has stopped to answer is found, lost, and comes back', async () => {
  let isDown = false;
  const { connections, upstream, id, events } = await connect({
    onPing: () => (isDown ? Promise.reject(dead()) : undefined),
  });
  await vi.advanceTimersByTimeAsync(20_000);
  isDown = true;
  await vi.advanceTimersByTimeAsync(15_000);
  expect(upstream.pings).toBe(2);
  expect(events.at(-1)).toMatchObject({
    connection: { state: 'reconnecting', failure: { code: 'CONNECTION_FAILED' } },
    reason: 'It does not answer any more.',
  });
  expect(upstream.sessions.size).toBe(0);
  await vi.advanceTimersByTimeAsync(250);
  expect((await connections.get(id, local)).state).toBe('connected');
});

test('while it comes back it says when, and does not ask', async () => {
  const { upstream, id, look } = await connect({
    onOpen: (attempt) => (attempt > 1 ? Promise.reject(dead()) : undefined),
  });
  await vi.advanceTimersByTimeAsync(20_000);
  upstream.lose('it died');
  await vi.advanceTimersByTimeAsync(250);
  expect(await look()).toMatchObject({
    connectionId: id,
    state: 'reconnecting',
    status: 'unhealthy',
    reconnect: { attempt: 2, nextAt: new Date(Date.now() + 500).toISOString() },
    reason: 'refused',
  });
  expect(upstream.pings).toBe(0);
});

test('one at rest says why, and is not woken', async () => {
  const { upstream, look } = await connect({}, { idleTimeout: 1000 });
  await vi.advanceTimersByTimeAsync(5000);
  expect(await look()).toMatchObject({
    state: 'disconnected',
    status: 'idle',
    reason: 'It was not used for a while; the next use opens it again.',
  });
  expect(upstream.opened).toBe(1);
});

test('a ping does not keep an idle connection open', async () => {
  const { connections, upstream, id } = await connect({}, { idleTimeout: 100_000 });
  await vi.advanceTimersByTimeAsync(130_000);
  expect(upstream.pings).toBe(2);
  expect((await connections.get(id, local)).state).toBe('disconnected');
});

test('a service that is busy with a call is not asked, one that waits for the caller is', async () => {
  const { connections, upstream, id } = await connect({
    onPing: (_, signal) => neverAnswer(signal),
  });
  const borrowed = await connections.borrow(id, local);
  await vi.advanceTimersByTimeAsync(200_000);
  expect(upstream.pings).toBe(0);
  borrowed.pause();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(upstream.pings).toBe(2);
  expect((await connections.metrics(id, local)).sessions.lost).toBe(1);
  borrowed.release({ kind: 'cancelled' });
});
