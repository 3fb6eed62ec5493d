import type { Execution, ExecutionEvent } from '@nanda/protocol';
import { waitFor, type Fault } from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import { readEvents } from '../read-events.js';
import { checkEvents } from './harness/check-events.js';
import { driveCall, expectSound, type ExpectedEnd } from './harness/drive-call.js';
import { useFamily } from './harness/use-family.js';

const family = useFamily();
const eras = ['legacy', 'modern'] as const;

const sound: ExpectedEnd = { result: { content: [{ type: 'text', text: 'tell me' }] } };
const lost: ExpectedEnd = { code: 'UPSTREAM_LOST', retryable: false };
const progress = (...steps: number[]): object[] =>
  steps.map((step) => ({ type: 'progress', progress: step }));

describe.each(eras)('%s', (era) => {
  test.each([
    ['at once', { kind: 'drop-stream' }, []],
    ['by a reset', { kind: 'drop-stream', how: 'reset' }, []],
    ['after some progress', { kind: 'drop-stream', after: 2 }, [1, 2]],
    ['by a reset after some progress', { kind: 'drop-stream', after: 2, how: 'reset' }, [1, 2]],
  ] as const)('P1: a stream that ends before the answer: %s', async (_, fault, steps) => {
    const between = progress(...steps);
    const { service } = await driveCall(family, { plan: { fault }, era, expected: lost, between });
    expect(service.seen.resumed).toEqual([]);
    expect(service.seen.calls).toHaveLength(3);
  });

  test.each(['one', 'several'] as const)(
    'case 13: all progress comes before the result that is right behind, %s writes',
    async (writes) => {
      const fault = { kind: 'progress-burst', count: 50, writes } as const;
      const between = progress(...Array.from({ length: 50 }, (__, index) => index + 1));
      await driveCall(family, { plan: { fault }, era, expected: sound, between });
    },
  );

  test('a flood of log lines comes whole and in order, and the result behind it', async () => {
    const fault = { kind: 'log-flood', count: 2000 } as const;
    const between = Array.from({ length: 2000 }, (_, index) => ({
      type: 'log',
      data: { line: index + 1 },
    }));
    await driveCall(family, { plan: { fault }, era, expected: sound, between });
  });

  test('P4, P22: progress gives more time, and each call has a token of its own', async () => {
    const fault = { kind: 'endless', interval: 20 } as const;
    const { service, connection } = await family.connect({ eras: [era], fault });
    const options = { timeout: 250 };
    const answers = await Promise.all(
      [1, 2].map(() => family.rest.openStream(connection.id, 'faulty', { options })),
    );
    // Far more of it than would come within the time that is given without progress.
    const read = await Promise.all(
      answers.map((answer) => readEvents<ExecutionEvent>(answer, { most: 30 })),
    );
    for (const events of read) {
      expect(events.map(({ data }) => data.seq)).toEqual(events.map((_, index) => index + 1));
      const id = events[0]?.data.executionId;
      const { data } = await family.rest.ask<Execution>('DELETE', `/v2/executions/${id}`);
      expect(data?.state).toBe('cancelled');
    }
    const tokens = service.seen.calls.map(({ progressToken }) => progressToken);
    expect(new Set(tokens).size).toBe(2);
    await expectSound(family.rest, connection.id);
  });

  test('a flood of progress without end fills nothing, and ends when it is cancelled', async () => {
    const fault = { kind: 'endless' } as const;
    const { service, connection } = await family.connect({ eras: [era], fault });
    const answer = await family.rest.openStream(connection.id, 'faulty');
    const reading = readEvents<ExecutionEvent>(answer);
    const [{ id } = { id: '' }] = await family.rest.get<Execution[]>('/v2/executions');
    await waitFor(() => service.seen.endlessBytes > 1024 * 1024, {
      description: 'a flood',
      timeout: 30_000,
    });
    await expectSound(family.rest, connection.id);
    expect((await family.rest.ask('DELETE', `/v2/executions/${id}`)).status).toBe(200);
    const events = checkEvents(await reading);
    expect(events.at(-1)?.type).toBe('cancelled');
    await waitFor(
      () => service.seen.calls.every(({ isLetGo, tool }) => isLetGo || tool === 'sound'),
      {
        description: 'the service to be let go of',
      },
    );
    const { endlessBytes } = service.seen;
    await expectSound(family.rest, connection.id);
    expect(service.seen.endlessBytes).toBe(endlessBytes);
  });

  test('case 11: answers that are sent down each other’s stream reach nobody', async () => {
    const { connection } = await family.connect({ eras: [era], fault: { kind: 'cross-talk' } });
    const texts = ['mine', 'yours'];
    const answers = await Promise.all(
      texts.map((text) => family.rest.execute(connection.id, 'faulty', { parameters: { text } })),
    );
    for (const { error } of answers) expect(error).toMatchObject({ code: 'UPSTREAM_LOST' });
    await expectSound(family.rest, connection.id);
  });

  test('case 11: an answer that comes after the call was cancelled', async () => {
    const fault = { kind: 'reply-after-cancel' } as const;
    const { service, connection } = await family.connect({ eras: [era], fault });
    const options = { timeout: 250 };
    const events = await family.rest.stream(connection.id, 'faulty', { options });
    expect(events.at(-1)).toMatchObject({ type: 'error', error: { code: 'TOOL_TIMEOUT' } });
    await waitFor(
      () => service.seen.calls.every(({ isAnswered, isLetGo }) => isAnswered || isLetGo),
      {
        description: 'the late answer',
      },
    );
    await expectSound(family.rest, connection.id);
    const id = events[0]?.executionId ?? '';
    const again = await family.rest.send('GET', `/v2/executions/${id}/events`);
    expect(checkEvents(await readEvents<ExecutionEvent>(again))).toEqual(events);
  });

  test('case 15: cancelled twice, and after its end: told once, and always answered', async () => {
    const plan = { fault: { kind: 'hang' }, affects: 'tools/call', eras: [era] } as const;
    const { service, connection } = await family.connect({ ...plan, eras: [era] });
    const reading = family.rest.stream(connection.id, 'faulty');
    await waitFor(() => service.seen.calls.length === 1, { description: 'the call' });
    const [{ id } = { id: '' }] = await family.rest.get<Execution[]>('/v2/executions');
    const cancel = () => family.rest.ask<Execution>('DELETE', `/v2/executions/${id}`);
    const cancelled = [...(await Promise.all([cancel(), cancel()])), await cancel()];
    expect(cancelled.map(({ status, data }) => [status, data?.state])).toEqual(
      Array.from({ length: 3 }, () => [200, 'cancelled']),
    );
    expect((await reading).at(-1)?.type).toBe('cancelled');
    await waitFor(() => service.seen.calls[0]?.isLetGo, { description: 'it to be let go of' });
    const [call] = service.seen.calls;
    expect(service.seen.cancelled).toEqual(era === 'legacy' ? [call?.id] : []);

    const { data } = await family.rest.execute(connection.id, 'sound');
    const late = await family.rest.ask<Execution>('DELETE', `/v2/executions/${data?.requestId}`);
    expect(late).toMatchObject({ status: 200, data: { state: 'completed' } });
    expect(service.seen.cancelled).toHaveLength(era === 'legacy' ? 1 : 0);
  });
});

describe('a stream of the older era that can be taken up', () => {
  test.each<[string, Fault & { kind: 'drop-stream' }, number]>([
    ['once', { kind: 'drop-stream', after: 2, eventIds: true }, 1],
    ['after a reset', { kind: 'drop-stream', after: 2, eventIds: true, how: 'reset' }, 1],
    ['before anything came', { kind: 'drop-stream', eventIds: true }, 1],
    ['again and again', { kind: 'drop-stream', after: 3, drops: 4, eventIds: true }, 4],
    ['when the service says', { kind: 'drop-stream', after: 1, eventIds: true, retry: 60 }, 1],
  ])('case 17: is taken up: %s', async (_, fault, drops) => {
    const { after = 0 } = fault;
    const steps = Array.from({ length: after * drops }, (__, index) => index + 1);
    const { service } = await driveCall(family, {
      plan: { fault },
      era: 'legacy',
      expected: sound,
      between: progress(...steps),
    });
    expect(service.seen.resumed).toHaveLength(2 * drops);
    // It is taken up, and not called again.
    expect(service.seen.calls).toHaveLength(3);
  });

  test('in the newer era there is no such thing', async () => {
    const fault = { kind: 'drop-stream', after: 1, eventIds: true } as const;
    const between = progress(1);
    const { service } = await driveCall(family, {
      plan: { fault },
      era: 'modern',
      expected: lost,
      between,
    });
    expect(service.seen.resumed).toEqual([]);
  });

  test('P11: and cannot, in whatever way: no call hangs', async () => {
    const ways = [404, 405, 410, 500, 503, 'reset'] as const;
    const connected = await Promise.all(
      ways.map((resume) =>
        family.connect({
          eras: ['legacy'],
          fault: { kind: 'drop-stream', eventIds: true, resume },
        }),
      ),
    );
    const answers = await Promise.all(
      connected.map(({ connection }) => family.rest.execute(connection.id, 'faulty')),
    );
    for (const { error } of answers) {
      expect(error).toMatchObject({ code: 'UPSTREAM_LOST', retryable: false });
    }
    for (const { connection, service } of connected) {
      expect(service.seen.resumed.length).toBeLessThanOrEqual(6);
      await expectSound(family.rest, connection.id);
    }
  });

  test('P11: one that says nothing any more ends with the time of its call', async () => {
    const fault = { kind: 'drop-stream', eventIds: true, resume: 'hang' } as const;
    const { service, connection } = await family.connect({ eras: ['legacy'], fault });
    const options = { timeout: 300 };
    expect(await family.rest.execute(connection.id, 'faulty', { options })).toMatchObject({
      error: { code: 'TOOL_TIMEOUT' },
    });
    await expectSound(family.rest, connection.id);
    expect(service.seen.cancelled).toHaveLength(1);
  });
});

test('nothing is left behind', family.leavesNothing, 30_000);
