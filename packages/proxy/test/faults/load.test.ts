import type { ConnectionHealthReport, ToolExecutionResponse } from '@nanda/protocol';
import { createInteractiveServer, waitFor, type Fault } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectSound } from './harness/drive-call.js';
import { openRaw, type RawClient } from './harness/open-raw.js';
import type { RestAnswer } from './harness/rest-client.js';
import { useFamily, type ConnectedFault } from './harness/use-family.js';

const maxConnections = 30;
const family = useFamily({ connectionTimeout: 4000, maxConnections });
const eras = ['legacy', 'modern'] as const;

type Answer = RestAnswer<ToolExecutionResponse>;

const healthOf = ({ path }: ConnectedFault): Promise<ConnectionHealthReport> =>
  family.rest.get(`${path}/health`);

/** Begun before the first test, so that the others run while their time runs out. */
let speakers: readonly RawClient[];
let silent: readonly RawClient[];

beforeAll(() => {
  const { url } = family.rest;
  const openMany = (text: string) => Array.from({ length: 50 }, () => openRaw(url, text));
  speakers = openMany('GET /health HTTP/1.1\r\nHost: loc');
  silent = openMany('');
});

afterAll(() => {
  for (const { socket } of [...speakers, ...silent]) socket.destroy();
});

const textOf = ({ data }: Answer): unknown => data?.result?.content[0]?.['text'];

/** So many calls at the same moment, each of which says something of its own. */
const callAll = (
  { connection }: ConnectedFault,
  count: number,
  { tool = 'faulty', options = {} }: { tool?: string; options?: object } = {},
): Promise<readonly Answer[]> =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      family.rest.execute(connection.id, tool, {
        parameters: { text: `${connection.id} ${index}` },
        options: { ...options },
        bound: 20_000,
      }),
    ),
  );

async function openAndClose(era: (typeof eras)[number], fault: Fault): Promise<void> {
  const connected = await family.connect({ eras: [era], fault, affects: 'tools/call' });
  const { service, connection } = connected;
  const failures = [];
  for (let times = 0; times < 5; times += 1) {
    failures.push((await family.rest.execute(connection.id, 'faulty')).error?.code);
  }
  expect(failures).not.toContain('CIRCUIT_OPEN');
  const seen = service.seen.calls.length;
  for (const { status, error, headers } of await callAll(connected, 10, { tool: 'sound' })) {
    const details = { retryAfterMs: expect.any(Number) };
    expect({ status, error }).toMatchObject({
      status: 503,
      error: { code: 'CIRCUIT_OPEN', details, retryable: true },
    });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }
  // The service is left alone, for everybody.
  expect(service.seen.calls).toHaveLength(seen);
  expect(await healthOf(connected)).toMatchObject({
    state: 'connected',
    circuit: { state: 'open', retryAfterMs: expect.any(Number) },
  });

  service.heal();
  await waitFor(async () => (await healthOf(connected)).circuit.state === 'closed', {
    description: 'the circuit to close',
    interval: 50,
  });
  await expectSound(family.rest, connection.id);
}

async function comeBackLater(era: (typeof eras)[number], as: 'seconds' | 'date'): Promise<void> {
  const fault = { kind: 'retry-later', seconds: 1, as } as const;
  const { service, connection } = await family.connect({ eras: [era], fault, times: 1 });
  const hurried = await family.rest.execute(connection.id, 'faulty', { options: { retries: 0 } });
  expect(hurried).toMatchObject({
    status: 502,
    error: { code: 'UPSTREAM_ERROR', details: { status: 429 }, retryable: true },
  });
  expect(hurried.headers.get('retry-after')).toBe('1');
  service.inject({ fault, times: 1 });
  expect(await family.rest.execute(connection.id, 'faulty')).toMatchObject({
    status: 200,
    data: { metadata: { retryCount: 1 } },
  });
  expect(service.seen.calls.filter(({ isExecuted }) => isExecuted)).toHaveLength(1);
}

describe.each(eras)('%s', (era) => {
  test('case 8: a row of failures opens the circuit, and one good call closes it', async () => {
    const faults: readonly Fault[] = [
      { kind: 'reset' },
      { kind: 'http-500' },
      { kind: 'garbage', form: 'html' },
    ];
    await Promise.all(faults.map((fault) => openAndClose(era, fault)));
  });

  test('case 8: what a tool or a service says is no failure of the way', async () => {
    const fault = { kind: 'rpc-error', code: -32_000 } as const;
    const connected = await family.connect({ eras: [era], fault });
    const answers = await callAll(connected, 30);
    expect(answers.every(({ error }) => error?.code === 'UPSTREAM_ERROR')).toBe(true);
    expect(await healthOf(connected)).toMatchObject({ circuit: { state: 'closed' } });
    await expectSound(family.rest, connected.connection.id);
  });

  test('case 7: one that says when to come back is called again then, where there is time', async () => {
    await Promise.all((['seconds', 'date'] as const).map((as) => comeBackLater(era, as)));
  });

  test('what may have run is called again where that does no harm and the caller says so', async () => {
    const fault = { kind: 'reset' } as const;
    const call = async (tool: string, options: object) => {
      const { connection } = await family.connect({ eras: [era], fault, times: 1 });
      return family.rest.execute(connection.id, tool, { options: { ...options } });
    };
    expect(await call('faulty-idempotent', { retries: 2 })).toMatchObject({
      data: { metadata: { retryCount: 1 } },
    });
    expect(await call('faulty-read', { retries: 2 })).toMatchObject({
      data: { metadata: { retryCount: 1 } },
    });
    for (const [tool, options] of [
      ['faulty-idempotent', {}],
      ['faulty-idempotent', { retries: 0 }],
      ['faulty', { retries: 2 }],
    ] as const) {
      expect((await call(tool, options)).error?.code).toBe('UPSTREAM_LOST');
    }
  });

  test('case 12: hundreds of calls at once over four connections: none gets another’s answer', async () => {
    const count = era === 'legacy' ? 250 : 100;
    const connected = await Promise.all(
      Array.from({ length: 4 }, () => family.connect({ eras: [era] })),
    );
    const answers = await Promise.all(connected.map((one) => callAll(one, count)));
    answers.forEach((ofOne, place) =>
      expect(ofOne.map(textOf)).toEqual(
        ofOne.map((_, index) => `${connected[place]?.connection.id} ${index}`),
      ),
    );
    for (const { service, path } of connected) {
      const ids = service.seen.calls.map(({ id }) => id);
      expect(new Set(ids).size).toBe(count);
      expect(await family.rest.get(`${path}/metrics`)).toMatchObject({
        calls: { total: count, running: 0, succeeded: count, failed: 0 },
      });
    }
  });
});

test('case 28: more than fits is told at once, and what waits is called in the end', async () => {
  const slow = await family.connect({ createServer: createInteractiveServer });
  const other = await family.connect();
  const work = (steps: number, stepMs: number) =>
    family.rest.execute(slow.connection.id, 'work', {
      parameters: { steps, stepMs },
      bound: 20_000,
    });
  const first = Promise.all(Array.from({ length: 64 }, () => work(3, 1000)));
  await waitFor(() => slow.service.seen.calls.length === 64, { description: 'all places' });
  const others = Promise.all(Array.from({ length: 330 }, () => work(1, 20)));
  // One that is slow holds up no other one.
  await expectSound(family.rest, other.connection.id);
  const answers = [...(await first), ...(await others)];
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThan(0);
  for (const { status, error, headers } of refused) {
    expect({ status, code: error?.code, retryAfter: headers.get('retry-after') }).toEqual({
      status: 503,
      code: 'OVERLOADED',
      retryAfter: '1',
    });
  }
  // What was refused was not called.
  expect(slow.service.seen.calls).toHaveLength(answers.length - refused.length);
});

test('case 12: the same key at the same moment is one call', async () => {
  const { service, connection } = await family.connect();
  const call = () =>
    family.rest.execute(connection.id, 'faulty', {
      parameters: { text: 'once' },
      options: { idempotencyKey: 'key-1' },
    });
  const answers = await Promise.all(Array.from({ length: 20 }, call));
  expect(new Set(answers.map(({ data }) => data?.requestId)).size).toBe(1);
  expect(answers.map(textOf)).toEqual(answers.map(() => 'once'));
  expect(service.seen.calls).toHaveLength(1);
});

test('case 19: there are no more connections than a limit, and each that ends makes room', async () => {
  const { name } = await family.serve();
  const connectAll = (count: number) =>
    Promise.all(
      Array.from({ length: count }, () =>
        family.rest.ask<{ id: string }>('POST', `/v2/services/${name}/connect`, { body: {} }),
      ),
    );
  const answers = await connectAll(maxConnections + 10);
  const made = answers.filter(({ status }) => status === 201);
  expect(made).toHaveLength(maxConnections);
  for (const { error } of answers.filter(({ status }) => status !== 201)) {
    expect(error).toMatchObject({
      code: 'CONNECTION_LIMIT_REACHED',
      details: { limit: maxConnections },
    });
  }
  await family.rest.ask('DELETE', `/v2/connections/${made[0]?.data?.id}`);
  const statuses = (await connectAll(2)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([201, 409]));
});

test('P5, P12: thousands of calls leave no listener behind', async () => {
  const { connection } = await family.connect({ eras: ['legacy'] });
  for (let round = 0; round < 10; round += 1) {
    const { status } = await family.rest.ask('POST', '/v2/batch', {
      body: {
        concurrency: 32,
        requests: Array.from({ length: 100 }, () => ({
          connectionId: connection.id,
          toolName: 'sound',
        })),
      },
      bound: 20_000,
    });
    expect(status).toBe(200);
  }
  expect(await family.rest.get(`/v2/connections/${connection.id}/metrics`)).toMatchObject({
    calls: { succeeded: 1000, running: 0 },
  });
});

test('case 20: who is slow to say what it wants holds up nobody, and is cut off', async () => {
  const { connection } = await family.connect();
  for (let times = 0; times < 10; times += 1) await expectSound(family.rest, connection.id);
  await waitFor(() => speakers.every(({ isClosed }) => isClosed), {
    description: 'the slow ones to be cut off',
    timeout: 20_000,
    interval: 50,
  });
  expect(speakers.every(({ text }) => text.startsWith('HTTP/1.1 408 '))).toBe(true);
  for (const { socket } of silent) socket.destroy();
}, 30_000);

test('nothing is left behind', family.leavesNothing, 30_000);
