import type { Execution, ExecutionEvent, InputRequest } from '@nanda/protocol';
import { createInteractiveServer, waitFor } from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import { readEvents } from '../read-events.js';
import { checkEvents } from './harness/check-events.js';
import { useFamily, type ConnectedFault } from './harness/use-family.js';

const family = useFamily({ connectionTimeout: 2000 });
const eras = ['legacy', 'modern'] as const;
type Era = (typeof eras)[number];

const accepted = { action: 'accept', content: { name: 'Grace', size: 's' } };
const answered = { answers: { form: accepted } };

const connect = (era: Era): Promise<ConnectedFault> =>
  family.connect(
    { createServer: createInteractiveServer, eras: [era] },
    { clientCapabilities: ['elicitation'] },
  );

const respond = (id: string, key: string) =>
  family.rest.ask<Execution>('POST', `/v2/executions/${id}/input`, {
    body: { key, result: accepted },
  });

interface Asked {
  readonly id: string;
  readonly key: string;
  readonly reading: Promise<readonly ExecutionEvent[]>;
}

/** Calls the tool that asks for a form, and waits until it has. */
async function ask(
  { connection }: ConnectedFault,
  options: object = {},
  bound = 8000,
): Promise<Asked> {
  const answer = await family.rest.openStream(connection.id, 'ask-form', {
    options: { ...options },
    bound,
  });
  const reading = readEvents<ExecutionEvent>(answer).then((read) => checkEvents(read));
  reading.catch(() => undefined);
  return waitFor(
    async () => {
      const [newest] = await family.rest.get<Execution[]>('/v2/executions');
      const { id, inputRequests } = await family.rest.get<Execution>(
        `/v2/executions/${newest?.id}`,
      );
      const [request] = inputRequests ?? ([] as InputRequest[]);
      return request && { id, key: request.key, reading };
    },
    { description: 'the question' },
  );
}

const resultOf = (events: readonly ExecutionEvent[]): unknown => {
  const last = events.at(-1);
  return last?.type === 'result' ? last.result.structuredContent : last;
};

const lost = { type: 'error', error: { code: 'UPSTREAM_LOST', retryable: false } };

/** The connection works, after a moment where its service was gone. */
const expectPlain = ({ connection }: ConnectedFault): Promise<boolean> =>
  waitFor(async () => (await family.rest.execute(connection.id, 'plain')).status === 200, {
    description: 'the next call to work',
    interval: 50,
  });

describe.each(eras)('%s: while a question waits', (era) => {
  test('case 1: the service is killed, and started anew', async () => {
    const connected = await connect(era);
    const { id, key, reading } = await ask(connected);
    await connected.service.crash();
    await connected.service.restart();
    if (era === 'legacy') {
      // Its session held the call, and nobody is there to hear the answer.
      expect((await reading).at(-1)).toMatchObject(lost);
      expect((await respond(id, key)).error?.code).toBe('VALIDATION_ERROR');
    } else {
      // It holds nothing of a call that waits.
      expect((await respond(id, key)).status).toBe(200);
      expect(resultOf(await reading)).toEqual(answered);
    }
    await expectPlain(connected);
  });

  test('the network breaks', async () => {
    const connected = await connect(era);
    const { id, key, reading } = await ask(connected);
    connected.service.dropConnections();
    if (era === 'legacy') expect((await reading).at(-1)).toMatchObject(lost);
    else {
      expect((await respond(id, key)).status).toBe(200);
      expect(resultOf(await reading)).toEqual(answered);
    }
    await expectPlain(connected);
  });

  test('case 3: the service does not take the answer any more', async () => {
    const connected = await connect(era);
    const { id, key, reading } = await ask(connected, { timeout: 400 });
    connected.service.inject({ fault: { kind: 'hang' }, affects: 'POST' });
    expect((await respond(id, key)).status).toBe(200);
    expect((await reading).at(-1)).toMatchObject({ error: { code: 'TOOL_TIMEOUT' } });
    connected.service.heal();
    await expectPlain(connected);
  });

  test('case 8: the service fails when it is answered', async () => {
    const connected = await connect(era);
    const { id, key, reading } = await ask(connected, { timeout: 400 });
    connected.service.inject({ fault: { kind: 'http-500' }, affects: 'POST', times: 1 });
    expect((await respond(id, key)).status).toBe(200);
    expect((await reading).at(-1)).toMatchObject({
      type: 'error',
      error: { code: era === 'legacy' ? 'TOOL_TIMEOUT' : 'UPSTREAM_ERROR' },
    });
    await expectPlain(connected);
  });

  // In the newer era nothing of it is open at the service, and nothing tells the call.
  test('its connection is closed', async () => {
    const connected = await connect(era);
    const { id, key, reading } = await ask(connected, {}, 1500);
    expect((await family.rest.ask('DELETE', connected.path)).status).toBe(200);
    const events = await reading.catch(() => []);
    // Whatever came of it: nothing of it waits any more.
    const { error } = await respond(id, key);
    expect(events.at(-1)).toMatchObject({ type: 'cancelled', error: { code: 'CANCELLED' } });
    expect(error?.code).toBe('VALIDATION_ERROR');
  });

  test('case 15: its call is cancelled, and the answer comes after that', async () => {
    const connected = await connect(era);
    const { id, key, reading } = await ask(connected);
    const cancelled = await family.rest.ask<Execution>('DELETE', `/v2/executions/${id}`);
    expect(cancelled).toMatchObject({ status: 200, data: { state: 'cancelled' } });
    expect((await reading).at(-1)?.type).toBe('cancelled');
    expect((await respond(id, key)).error?.code).toBe('VALIDATION_ERROR');
    await expectPlain(connected);
  });

  test('case 14: its caller goes away, and wanted it to end then', async () => {
    const connected = await connect(era);
    const path = `/v2/connections/${connected.connection.id}/tools/ask-form/execute`;
    const options = { input: 'wait', cancelOnDisconnect: true };
    const going = family.rest.send('POST', path, { body: { parameters: {}, options }, bound: 400 });
    await expect(going).rejects.toThrow();
    await waitFor(
      async () => (await family.rest.get<Execution[]>('/v2/executions'))[0]?.state === 'cancelled',
      { description: 'the call to be cancelled' },
    );
    await expectPlain(connected);
  });
});

test('case 4: the older era: the session is forgotten while a question waits', async () => {
  const connected = await connect('legacy');
  const { service } = connected;
  const { id, key, reading } = await ask(connected, { timeout: 400 });
  await service.forgetSession(service.seen.calls[0]?.sessionId ?? '');
  await respond(id, key);
  expect((await reading).at(-1)).toMatchObject({
    type: 'error',
    error: { code: expect.stringMatching(/^(UPSTREAM_LOST|TOOL_TIMEOUT)$/) },
  });
  await expectPlain(connected);
});

test('nothing is left behind', family.leavesNothing, 30_000);
