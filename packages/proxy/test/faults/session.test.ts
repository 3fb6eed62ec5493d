import type { Connection, ConnectionMetrics } from '@nanda/protocol';
import { waitFor, type Fault } from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import { expectSound } from './harness/drive-call.js';
import { useFamily, type ConnectedFault } from './harness/use-family.js';

const family = useFamily({ connectionTimeout: 2000 });
const eras = ['legacy', 'modern'] as const;

const stateOf = async ({ path }: ConnectedFault): Promise<string> =>
  (await family.rest.get<Connection>(path)).state;

const toBe = (state: string, connected: ConnectedFault): Promise<boolean> =>
  waitFor(async () => (await stateOf(connected)) === state, {
    description: `the connection to be ${state}`,
  });

const sessionsOf = async ({ path }: ConnectedFault): Promise<ConnectionMetrics['sessions']> =>
  (await family.rest.get<ConnectionMetrics>(`${path}/metrics`)).sessions;

describe('a session that the service has forgotten', () => {
  test.each([404, 400] as const)('P2, case 4: %s opens another one, once', async (status) => {
    const fault = { kind: 'forget-session', status } as const;
    const connected = await family.connect({ eras: ['legacy'], fault, times: 1 });
    const { service, connection } = connected;
    const answer = await family.rest.execute(connection.id, 'faulty', {
      parameters: { text: 'a' },
    });
    expect(answer).toMatchObject({
      status: 200,
      data: { result: { content: [{ text: 'a' }] }, metadata: { retryCount: 1 } },
    });
    // Only what was certainly not taken in is sent again.
    expect(service.seen.calls.map(({ isExecuted }) => isExecuted)).toEqual([false, true]);
    expect(service.seen.methods['initialize']).toBe(2);
    expect(service.sessionCount).toBe(1);
    expect(await stateOf(connected)).toBe('connected');
    expect(await sessionsOf(connected)).toEqual({ opened: 2, lost: 1, resumed: 0 });
    const ids = new Set(service.seen.calls.map(({ sessionId }) => sessionId));
    expect(ids.size).toBe(2);
  });

  test('P2: the caller sees nothing of it but the time', async () => {
    const fault = { kind: 'forget-session' } as const;
    const { connection } = await family.connect({ eras: ['legacy'], fault, times: 1 });
    const events = await family.rest.stream(connection.id, 'faulty');
    expect(events.map(({ type }) => type)).toEqual(['started', 'log', 'result']);
  });

  test('case 4: many calls at once share the new session, and each runs once', async () => {
    const connected = await family.connect({ eras: ['legacy'] });
    const { service, connection } = connected;
    service.inject({ fault: { kind: 'forget-session' }, times: 1 });
    const texts = Array.from({ length: 20 }, (_, index) => `call ${index}`);
    const answers = await Promise.all(
      texts.map((text) => family.rest.execute(connection.id, 'faulty', { parameters: { text } })),
    );
    expect(answers.map(({ data }) => data?.result?.content)).toEqual(
      texts.map((text) => [{ type: 'text', text }]),
    );
    const executed = service.seen.calls.filter(({ isExecuted }) => isExecuted);
    expect(executed.map(({ arguments: given }) => given)).toHaveLength(20);
    expect(new Set(executed.map(({ arguments: given }) => JSON.stringify(given))).size).toBe(20);
    expect(service.seen.methods['initialize']).toBe(2);
  });

  test('case 4: one that is forgotten again and again is given up', async () => {
    const fault = { kind: 'forget-session' } as const;
    const connected = await family.connect({ eras: ['legacy'], fault });
    const { service, connection } = connected;
    expect(await family.rest.execute(connection.id, 'faulty')).toMatchObject({
      status: 502,
      error: { code: 'UPSTREAM_LOST', details: { cause: 'session-expired' }, retryable: true },
    });
    expect(service.seen.calls.map(({ isExecuted }) => isExecuted)).toEqual([false, false, false]);
    service.heal();
    await expectSound(family.rest, connection.id);
    expect(service.seen.methods['initialize']).toBeLessThanOrEqual(4);
  });

  test('P2: where no new one is to be had, it says why, and comes back when there is', async () => {
    const fault = { kind: 'forget-session', refusesInitialize: true } as const;
    const connected = await family.connect({ eras: ['legacy'], fault });
    const { service, connection } = connected;
    const answer = await family.rest.execute(connection.id, 'faulty');
    expect(answer).toMatchObject({
      status: 502,
      error: { code: 'CONNECTION_FAILED', details: { cause: 'http', status: 404 } },
    });
    expect(await stateOf(connected)).toBe('reconnecting');
    expect(await family.rest.get(connected.path)).toMatchObject({
      failure: { code: 'CONNECTION_FAILED' },
    });
    service.heal();
    await toBe('connected', connected);
    await expectSound(family.rest, connection.id);
  });

  test('P2: whoever asks for a new one outright does not wait for the next attempt', async () => {
    const fault = { kind: 'forget-session', refusesInitialize: true } as const;
    const connected = await family.connect({ eras: ['legacy'], fault });
    const { service, connection, path } = connected;
    await family.rest.execute(connection.id, 'faulty');
    expect(await stateOf(connected)).toBe('reconnecting');
    service.heal();
    expect(await family.rest.ask('POST', `${path}/refresh`, { body: {} })).toMatchObject({
      status: 200,
      data: { state: 'connected' },
    });
    await expectSound(family.rest, connection.id);
  });
});

describe.each(eras)('%s', (era) => {
  test('case 1: a service that is killed in mid-call', async () => {
    const connected = await family.connect({
      eras: [era],
      fault: { kind: 'hang' },
      affects: 'tools/call',
    });
    const { service, connection } = connected;
    const executing = family.rest.execute(connection.id, 'faulty');
    const streaming = family.rest.stream(connection.id, 'faulty');
    await waitFor(() => service.seen.calls.length === 2, { description: 'both calls' });
    await service.crash();
    expect(await executing).toMatchObject({
      status: 502,
      error: { code: 'UPSTREAM_LOST', retryable: false },
    });
    expect((await streaming).at(-1)).toMatchObject({ error: { code: 'UPSTREAM_LOST' } });

    const down = await family.rest.execute(connection.id, 'sound');
    expect(down).toMatchObject({
      status: 502,
      error: { code: 'UPSTREAM_LOST', details: { cause: 'refused' }, retryable: true },
    });
    await service.restart();
    // It may be left alone for a moment: five failures in a row open the circuit.
    await waitFor(async () => (await family.rest.execute(connection.id, 'sound')).status === 200, {
      description: 'the service to be called again',
      interval: 50,
    });
    expect(await stateOf(connected)).toBe('connected');
  });

  test('case 4: a service that has started anew', async () => {
    const connected = await family.connect({ eras: [era] });
    const { service, connection } = connected;
    await service.crash();
    await service.restart();
    await expectSound(family.rest, connection.id);
    expect(await stateOf(connected)).toBe('connected');
    expect((await sessionsOf(connected)).opened).toBe(era === 'legacy' ? 2 : 1);
  });

  test('a network that breaks and is there again', async () => {
    const connected = await family.connect({
      eras: [era],
      fault: { kind: 'hang' },
      affects: 'tools/call',
      times: 1,
    });
    const { service, connection } = connected;
    const executing = family.rest.execute(connection.id, 'faulty');
    await waitFor(() => service.seen.calls.length === 1, { description: 'the call' });
    service.dropConnections();
    expect(await executing).toMatchObject({ error: { code: 'UPSTREAM_LOST', retryable: false } });
    await expectSound(family.rest, connection.id);
    expect(await sessionsOf(connected)).toEqual({ opened: 1, lost: 0, resumed: 0 });
  });

  test('a service that does not take the goodbye', async () => {
    const faults: readonly Fault[] = [{ kind: 'hang' }, { kind: 'http-500' }, { kind: 'reset' }];
    await Promise.all(
      faults.map(async (fault) => {
        const { service, path } = await family.connect({ eras: [era], fault, affects: 'DELETE' });
        const { status, data } = await family.rest.ask<Connection>('DELETE', path, { bound: 4000 });
        expect([status, data?.state]).toEqual([200, 'disconnected']);
        expect(service.seen.endings).toBe(era === 'legacy' ? 1 : 0);
      }),
    );
    expect(await family.rest.get('/v2/connections')).toEqual([]);
  });

  test('a refresh puts a new session in the place of the old one, which is ended', async () => {
    const connected = await family.connect({ eras: [era] });
    const { service, path, connection } = connected;
    const refreshed = await family.rest.ask<Connection>('POST', `${path}/refresh`, { body: {} });
    expect(refreshed).toMatchObject({ status: 200, data: { state: 'connected' } });
    await expectSound(family.rest, connection.id);
    expect(service.sessionCount).toBe(era === 'legacy' ? 1 : 0);
    expect(await sessionsOf(connected)).toEqual({ opened: 2, lost: 0, resumed: 0 });
  });

  test('a refresh that fails is told, and the connection comes back when it is used', async () => {
    const connected = await family.connect({ eras: [era] });
    const { service, path, connection } = connected;
    service.inject({ fault: { kind: 'http-500' } });
    expect(await family.rest.ask('POST', `${path}/refresh`, { body: {} })).toMatchObject({
      status: 502,
      error: { code: 'CONNECTION_FAILED', details: { cause: 'http', status: 500 } },
    });
    expect(await family.rest.get(path)).toMatchObject({
      state: 'failed',
      failure: { code: 'CONNECTION_FAILED' },
    });
    service.heal();
    await expectSound(family.rest, connection.id);
    expect(await stateOf(connected)).toBe('connected');
  });
});

test('P8, P14: the standing stream of the older era may fail in any way', async () => {
  const faults: readonly Fault[] = [
    { kind: 'http-status', status: 405 },
    { kind: 'http-status', status: 404 },
    { kind: 'http-500' },
    { kind: 'http-401' },
    { kind: 'garbage', form: 'html' },
    { kind: 'hang' },
    { kind: 'reset' },
    { kind: 'close-get' },
    { kind: 'close-get', eventIds: true },
  ];
  await Promise.all(
    faults.map(async (fault) => {
      const { service, name } = await family.serve({ eras: ['legacy'], fault, affects: 'GET' });
      const { id } = await family.rest.connect(name);
      for (let times = 0; times < 5; times += 1) await expectSound(family.rest, id);
      await waitFor(() => service.seen.standingStreams > 0, { description: 'it to be asked for' });
      const path = `/v2/connections/${id}`;
      expect(await family.rest.get(path)).toMatchObject({ state: 'connected' });
      expect(await family.rest.get(`${path}/health`)).toMatchObject({ status: 'healthy' });
      // Asked for less and less often, whatever its end.
      expect(service.seen.standingStreams).toBeLessThanOrEqual(2);
    }),
  );
});

test('nothing is left behind', family.leavesNothing, 30_000);
