import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NandaError } from '../../nanda-error.js';
import { neverAnswer } from '../../testing/never-answer.js';
import { createCircuit } from '../circuit/create-circuit.js';
import { createHeartbeat, type HeartbeatOptions } from './create-heartbeat.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const dead = (): NandaError =>
  new NandaError('CONNECTION_FAILED', 'refused', { details: { cause: 'refused' } });

function start(options: Partial<HeartbeatOptions> = {}) {
  const startedAt = performance.now();
  const pings: number[] = [];
  const lost: NandaError[] = [];
  const told = { answers: 0, failures: 0 };
  const circuit = createCircuit({ random: () => 0.5 });
  const heartbeat = createHeartbeat({
    circuit,
    isBusy: () => false,
    onAnswer: () => void (told.answers += 1),
    onFailure: () => void (told.failures += 1),
    onLost: (error) => void lost.push(error),
    ...options,
    ping: async (signal) => {
      pings.push((performance.now() - startedAt) / 1000);
      await options.ping?.(signal);
    },
  });
  return { heartbeat, circuit, pings, lost, told };
}

test('an idle service is asked less and less often', async () => {
  const { heartbeat, pings, told } = start();
  await vi.advanceTimersByTimeAsync(1_400_000);
  expect(pings).toEqual([30, 60, 120, 240, 480, 780, 1080, 1380]);
  expect(told).toEqual({ answers: 8, failures: 0 });
  heartbeat.stop();
});

test('calls that are answered are as good as pings', async () => {
  const { heartbeat, pings } = start();
  for (let second = 0; second < 100; second += 10) {
    await vi.advanceTimersByTimeAsync(10_000);
    heartbeat.used('answered');
  }
  expect(pings).toEqual([]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(pings).toEqual([130]);
  heartbeat.stop();
});

test('a use brings the next ping nearer again', async () => {
  const { heartbeat, pings } = start();
  await vi.advanceTimersByTimeAsync(500_000);
  heartbeat.used('answered');
  await vi.advanceTimersByTimeAsync(30_000);
  expect(pings).toEqual([30, 60, 120, 240, 480, 530]);
  heartbeat.stop();
});

test('a call that failed on the way is looked into soon, however many follow', async () => {
  const { heartbeat, pings } = start();
  await vi.advanceTimersByTimeAsync(10_000);
  heartbeat.used('unknown');
  for (let second = 0; second < 6; second += 1) {
    heartbeat.used('failed');
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(pings).toEqual([15]);
  heartbeat.used('answered');
  await vi.advanceTimersByTimeAsync(29_999);
  expect(pings).toEqual([15]);
  heartbeat.stop();
});

test('two pings in a row that fail, the second one soon, lose the session', async () => {
  const { heartbeat, pings, lost, told } = start({
    ping: () => {
      throw dead();
    },
  });
  await vi.advanceTimersByTimeAsync(34_999);
  expect({ pings, lost, told }).toEqual({
    pings: [30],
    lost: [],
    told: { answers: 0, failures: 1 },
  });
  await vi.advanceTimersByTimeAsync(1);
  expect(pings).toEqual([30, 35]);
  expect(lost).toMatchObject([{ code: 'CONNECTION_FAILED' }]);
  heartbeat.stop();
});

test('one that does not answer within five seconds has failed', async () => {
  const { heartbeat, pings, lost } = start({ ping: neverAnswer });
  await vi.advanceTimersByTimeAsync(45_000);
  expect(pings).toEqual([30, 40]);
  expect(lost).toMatchObject([{ code: 'CONNECTION_FAILED', details: { cause: 'timeout' } }]);
  heartbeat.stop();
});

test('also one that does not let itself be given up', async () => {
  const { heartbeat, told } = start({ ping: () => new Promise(() => undefined) });
  await vi.advanceTimersByTimeAsync(35_000);
  expect(told.failures).toBe(1);
  heartbeat.stop();
});

test('an answer in between, of a ping or of a call, begins the row anew', async () => {
  let count = 0;
  const { heartbeat, lost } = start({
    ping: async () => {
      count += 1;
      if (count !== 2) throw dead();
    },
  });
  await vi.advanceTimersByTimeAsync(64_000);
  expect(count).toBe(2);
  await vi.advanceTimersByTimeAsync(6000);
  expect(count).toBe(3);
  heartbeat.used('answered');
  await vi.advanceTimersByTimeAsync(30_000);
  expect(count).toBe(4);
  expect(lost).toEqual([]);
  heartbeat.stop();
});

test('a service that refuses the question lives', async () => {
  const { heartbeat, lost, told } = start({
    ping: async () => {
      throw new NandaError('UPSTREAM_ERROR', 'There is no ping.', {
        details: { rpc: { code: -32601 } },
      });
    },
  });
  await vi.advanceTimersByTimeAsync(200_000);
  expect(lost).toEqual([]);
  expect(told).toEqual({ answers: 3, failures: 0 });
  heartbeat.stop();
});

test('a busy service is not asked, and not lost when somebody else asks', async () => {
  const { heartbeat, pings, lost } = start({ isBusy: () => true, ping: neverAnswer });
  await vi.advanceTimersByTimeAsync(300_000);
  expect(pings).toEqual([]);
  for (const _ of [1, 2, 3]) {
    const answer = heartbeat.look();
    await vi.advanceTimersByTimeAsync(5000);
    expect(await answer).toBe(false);
  }
  expect(lost).toEqual([]);
  heartbeat.stop();
});

test('who asks at the same time shares one ping', async () => {
  const { heartbeat, pings } = start();
  expect(await Promise.all([heartbeat.look(), heartbeat.look()])).toEqual([true, true]);
  expect(pings).toHaveLength(1);
  heartbeat.stop();
});

test('a circuit that is open is left alone; then the ping is the probe that closes it', async () => {
  const { heartbeat, circuit, pings } = start();
  for (let time = 0; time < 5; time += 1) circuit.admit().end('failed');
  for (let time = 0; time < 4; time += 1) {
    await vi.advanceTimersByTimeAsync(circuit.retryAfterMs);
    circuit.admit().end('failed');
  }
  expect(circuit.retryAfterMs).toBe(5000);
  await vi.advanceTimersByTimeAsync(17_999);
  expect(pings).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(pings).toEqual([30]);
  expect(circuit.state).toBe('closed');
  heartbeat.stop();
});

test('one who asks outright is answered also while the circuit is open', async () => {
  const { heartbeat, circuit } = start();
  for (let time = 0; time < 5; time += 1) circuit.admit().end('failed');
  expect(await heartbeat.look()).toBe(true);
  expect(circuit.state).toBe('open');
  heartbeat.stop();
});

test('stopped in mid-ping it tells nothing more', async () => {
  const { heartbeat, told, lost } = start({ ping: neverAnswer });
  const answer = heartbeat.look();
  heartbeat.stop();
  expect(await answer).toBe(false);
  await vi.advanceTimersByTimeAsync(100_000);
  expect({ told, lost }).toEqual({ told: { answers: 0, failures: 0 }, lost: [] });
});
