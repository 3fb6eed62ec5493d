import type { Connection, ConnectionMetrics, ExecutionEvent } from '@nanda/protocol';
import { createInteractiveServer, faultyCommand, waitFor } from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import { readEvents, type ReadEvent } from '../read-events.js';
import { checkEvents } from './harness/check-events.js';
import { expectSound } from './harness/drive-call.js';
import { useFamily, type ConnectedFault } from './harness/use-family.js';

const family = useFamily({ connectionTimeout: 2000 });
const eras = ['legacy', 'modern'] as const;

type Events = readonly ReadEvent<ExecutionEvent>[];

const firstOf = (answer: Response, most: number): Promise<Events> =>
  readEvents<ExecutionEvent>(answer, { most });

const after = (path: string, eventId: string, method = 'GET'): Promise<Response> =>
  family.rest.send(method, path, {
    headers: { 'last-event-id': eventId },
    ...(method === 'POST' && { body: {} }),
  });

const stateOf = async (path: string): Promise<string> =>
  (await family.rest.get<Connection>(path)).state;

/** Work of so many steps, which takes a while. */
const work = (steps: number, stepMs = 10): object => ({ parameters: { steps, stepMs } });

const connectToWorker = (era: (typeof eras)[number], canResume = false): Promise<ConnectedFault> =>
  family.connect({
    createServer: createInteractiveServer,
    eras: [era],
    ...(canResume && { events: { retryInterval: 20 } }),
  });

describe.each(eras)('%s', (era) => {
  test('case 17: a reader that drops again and again misses nothing, and sees nothing twice', async () => {
    const { connection } = await connectToWorker(era);
    const path = `/v2/connections/${connection.id}/tools/work/stream`;
    const read: ReadEvent<ExecutionEvent>[] = [
      ...(await firstOf(await family.rest.openStream(connection.id, 'work', work(40)), 3)),
    ];
    const executionId = read[0]?.data.executionId;
    const isOver = (): boolean => read.at(-1)?.event === 'result';
    for (let drops = 0; !isOver(); drops += 1) {
      const last = read.at(-1)?.id ?? '';
      // At its own address, and where it was begun.
      const answer = await (drops % 2 === 0
        ? after(`/v2/executions/${executionId}/events`, last)
        : after(path, last, 'POST'));
      read.push(...(await firstOf(answer, 7)));
    }
    const events = checkEvents(read);
    expect(events.slice(1, -1).map((event) => event.type === 'progress' && event.progress)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
    // It was called once.
    expect(await family.rest.get(`/v2/connections/${connection.id}/metrics`)).toMatchObject({
      calls: { total: 1, succeeded: 1 },
    });
  });

  test('case 17: many readers at once, at different places, while it runs and after its end', async () => {
    const { connection } = await connectToWorker(era);
    const begun = await firstOf(await family.rest.openStream(connection.id, 'work', work(40)), 10);
    const executionId = begun[0]?.data.executionId ?? '';
    const readAfter = async (seq: number): Promise<Events> =>
      readEvents<ExecutionEvent>(
        await after(`/v2/executions/${executionId}/events`, `${executionId}.${seq}`),
      );
    const readRest = async (seq: number): Promise<readonly ExecutionEvent[]> =>
      checkEvents(await readAfter(seq), { first: seq + 1 });
    const places = begun.map(({ data }) => data.seq);
    const running = await Promise.all(places.map(readRest));
    expect(await Promise.all(places.map(readRest))).toEqual(running);
    // After the last one there is nothing; whoever claims to have seen more is told the end.
    expect(await readAfter(42)).toEqual([]);
    expect((await readAfter(999_999_999)).map(({ data }) => data)).toEqual(running[0]?.slice(-1));
  });
});

test.each([
  'nonsense',
  'exec_.1',
  '-1',
  '1',
  '__proto__',
  `exec_${'0'.repeat(32)}.x`,
  'x'.repeat(5000),
])('case 17: a place that is none is refused, and nothing is called: %s', async (eventId) => {
  const { service, connection } = await family.connect();
  const path = `/v2/connections/${connection.id}/tools/faulty/stream`;
  for (const answer of [
    await after(path, eventId, 'POST'),
    await after(`/v2/executions/exec_${'0'.repeat(32)}/events`, eventId),
  ]) {
    expect(await answer.json()).toMatchObject({ error: { code: 'VALIDATION_ERROR' } });
  }
  expect(service.seen.calls).toEqual([]);
});

test('case 17: an execution that is not there, or belongs elsewhere', async () => {
  const { connection } = await family.connect();
  const [first] = await family.rest.stream(connection.id, 'sound');
  const unknown = `exec_${'0'.repeat(32)}.1`;
  for (const answer of [
    await after(`/v2/connections/${connection.id}/tools/sound/stream`, unknown, 'POST'),
    await after(`/v2/connections/${connection.id}/tools/faulty/stream`, first?.id ?? '', 'POST'),
    await after(`/v2/executions/exec_${'0'.repeat(32)}/events`, unknown),
    await after(`/v2/executions/exec_${'0'.repeat(32)}/events`, first?.id ?? ''),
  ]) {
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: 'EXECUTION_NOT_FOUND' } });
  }
});

describe('over the end of a proxy', () => {
  test('case 29: a call of a session that can be taken up goes on, whole', async () => {
    const { connection, path } = await connectToWorker('legacy', true);
    const answer = await family.rest.openStream(connection.id, 'work', work(30, 30));
    const read = [...(await firstOf(answer, 5))];
    const executionId = read[0]?.data.executionId ?? '';
    await family.restart();
    const rest = await after(`/v2/executions/${executionId}/events`, read.at(-1)?.id ?? '');
    read.push(...(await readEvents<ExecutionEvent>(rest)));
    const events = checkEvents(read);
    const progress = events.flatMap((event) => (event.type === 'progress' ? event.progress : []));
    expect(progress).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    expect(events.at(-1)).toMatchObject({ result: { content: [{ text: '30 steps' }] } });
    expect(await stateOf(path)).toBe('connected');
    const { sessions } = await family.rest.get<ConnectionMetrics>(`${path}/metrics`);
    expect(sessions).toEqual({ opened: 1, lost: 0, resumed: 1 });
  });

  /** Begins a call that nobody can take up, and ends the proxy in the middle of it. */
  async function endInMidCall() {
    const { connection, path } = await connectToWorker('modern');
    const answer = await family.rest.openStream(connection.id, 'work', work(1000, 30));
    const reading = readEvents<ExecutionEvent>(answer);
    const executionId = await waitFor(
      async () => (await family.rest.get<{ id: string }[]>('/v2/executions'))[0]?.id,
      { description: 'the call' },
    );
    await family.restart();
    const again = await family.rest.send('GET', `/v2/executions/${executionId}/events`);
    const kept = checkEvents(await readEvents<ExecutionEvent>(again));
    return { path, kept, seen: (await reading).map(({ data }) => data) };
  }

  test('case 29: a call of the newer era ends with it, and comes to no other end', async () => {
    const { path, kept, seen } = await endInMidCall();
    expect(kept.at(-1)).toMatchObject({ type: 'cancelled', error: { code: 'CANCELLED' } });
    expect(seen).toEqual(kept.slice(0, seen.length));
    await waitFor(async () => (await stateOf(path)) === 'connected', {
      description: 'the connection to be back',
    });
  });

  test('case 29: those who follow a call that ends with the proxy are told', async () => {
    const { kept, seen } = await endInMidCall();
    expect(seen).toEqual(kept);
  });

  test('case 4: a service that has forgotten the session meanwhile is opened anew', async () => {
    const { service, connection, path } = await family.connect({ eras: ['legacy'] });
    await expectSound(family.rest, connection.id);
    await family.restart(() => service.forgetSession(service.seen.calls[0]?.sessionId ?? ''));
    await waitFor(async () => (await stateOf(path)) === 'connected', {
      description: 'the connection to be back',
    });
    await expectSound(family.rest, connection.id);
    expect(await family.rest.get(`${path}/metrics`)).toMatchObject({ sessions: { resumed: 0 } });
  });

  test('case 4: a call whose session is forgotten meanwhile ends with one honest error', async () => {
    const { service, connection } = await connectToWorker('legacy', true);
    const answer = await family.rest.openStream(connection.id, 'work', work(1000, 30));
    const read = [...(await firstOf(answer, 3))];
    const executionId = read[0]?.data.executionId ?? '';
    await family.restart(() => service.forgetSession(service.seen.calls[0]?.sessionId ?? ''));
    const again = await family.rest.send('GET', `/v2/executions/${executionId}/events`);
    expect(checkEvents(await readEvents<ExecutionEvent>(again)).at(-1)).toMatchObject({
      type: 'error',
      error: { code: 'UPSTREAM_LOST', retryable: false },
    });
  });

  test('case 2: a service that is not there then is waited for', async () => {
    const { service, connection, path } = await family.connect({ eras: ['legacy'] });
    await service.crash();
    await family.restart();
    await waitFor(async () => (await family.rest.get<Connection>(path)).failure !== undefined, {
      description: 'the first attempt to fail',
    });
    expect(await family.rest.get(path)).toMatchObject({
      state: 'reconnecting',
      failure: { code: 'CONNECTION_FAILED', details: { cause: 'refused' } },
    });
    await service.restart();
    await waitFor(async () => (await stateOf(path)) === 'connected', {
      description: 'the connection to be back',
      timeout: 8000,
    });
    await expectSound(family.rest, connection.id);
  });

  test('case 1: a program is started anew under the same connection', async () => {
    const name = await family.add({ ...faultyCommand() });
    const { id } = await family.rest.connect(name);
    await family.restart();
    await waitFor(async () => (await stateOf(`/v2/connections/${id}`)) === 'connected', {
      description: 'the connection to be back',
    });
    await expectSound(family.rest, id);
  });
});

test('nothing is left behind', family.leavesNothing, 30_000);
