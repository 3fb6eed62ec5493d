import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { openRealtime } from './open-realtime.js';

const call = { connectionId: 'conn_1', toolName: 'add', parameters: { a: 1, b: 2 } };
const sum = { content: [{ type: 'text', text: '3' }] };

test('welcomes, answers a ping, and calls a tool', async () => {
  await using server = await openRealtime({ onCall: async () => sum });
  const client = await server.connect();
  expect(client.received[0]).toMatchObject({
    type: 'welcome',
    id: expect.stringMatching(/./),
    timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    payload: {
      userId: 'local',
      version: '2.0',
      capabilities: ['execute', 'stream', 'subscribe', 'cancel', 'respond'],
      resumeToken: expect.stringMatching(/^rt_.{32}$/),
    },
  });
  client.send({ type: 'ping', id: 'p' });
  expect(await client.next('pong', 'p')).toMatchObject({ payload: {} });
  client.send({ type: 'execute', id: 'e', payload: call });
  expect(await client.next('tool_result', 'e')).toMatchObject({
    payload: {
      connectionId: 'conn_1',
      toolName: 'add',
      result: sum,
      status: 'success',
      requestId: expect.stringMatching(/^exec_/),
      metadata: { retryCount: 0 },
    },
  });
});

test('streams every event in order, and says how it ended', async () => {
  await using server = await openRealtime({
    async onCall({ onProgress }) {
      for (let progress = 1; progress <= 3; progress += 1) onProgress({ progress });
      return sum;
    },
  });
  const client = await server.connect();
  client.send({ type: 'stream', id: 's', payload: call });
  const { payload } = await client.next('stream_complete', 's');
  const events = client.all('stream_event', 's').map((message) => message.payload);
  expect(events.map(({ event }) => event.type)).toEqual([
    'started',
    'progress',
    'progress',
    'progress',
    'result',
  ]);
  expect(events.map(({ event }) => event.seq)).toEqual([1, 2, 3, 4, 5]);
  const executionId = events[0]?.event.executionId ?? '';
  expect(payload).toEqual({ connectionId: 'conn_1', toolName: 'add', executionId });

  client.send({ type: 'stream', id: 'again', payload: { executionId, after: 3 } });
  await client.next('stream_complete', 'again');
  expect(client.all('stream_event', 'again').map(({ payload: { event } }) => event.seq)).toEqual([
    4, 5,
  ]);
  client.send({ type: 'stream', id: 'all read', payload: { executionId, after: 5 } });
  await client.next('stream_complete', 'all read');
  expect(client.all('stream_event', 'all read')).toEqual([]);
});

test('failures have the codes of the contract and the facts of their call', async () => {
  await using server = await openRealtime({
    onCall: async () => {
      throw new Error('a secret of the inside');
    },
  });
  const client = await server.connect();
  const facts = { connectionId: 'conn_1', toolName: 'add' };
  client.send({ type: 'execute', id: 'bad', payload: { ...call, parameters: { a: 'x' } } });
  const bad = await client.next('error', 'bad');
  expect(bad.payload).toMatchObject({ code: 'INVALID_PARAMETERS', details: facts });
  client.send({ type: 'execute', id: 'failing', payload: call });
  const failing = await client.next('error', 'failing');
  expect(failing.payload).toMatchObject({
    code: 'INTERNAL_ERROR',
    details: { ...facts, executionId: expect.stringMatching(/^exec_/) },
  });
  client.send({ type: 'stream', id: 'no tool', payload: { ...call, toolName: 'nothing' } });
  expect((await client.next('stream_error', 'no tool')).payload.code).toBe('TOOL_NOT_FOUND');
  client.send({ type: 'stream', id: 'stream', payload: call });
  const failed = await client.next('stream_error', 'stream');
  expect(failed.payload).toMatchObject({ code: 'INTERNAL_ERROR', details: facts });
  expect(client.all('stream_event', 'stream').map(({ payload }) => payload.event.type)).toEqual([
    'started',
    'error',
  ]);
  client.send({ type: 'stream', id: 'nobody', payload: { executionId: 'exec_none' } });
  expect((await client.next('stream_error', 'nobody')).payload.code).toBe('EXECUTION_NOT_FOUND');
  expect(JSON.stringify(client.received)).not.toContain('a secret of the inside');
});

test('cancels by execution and by the id of the message, begun or not', async () => {
  const { promise: opening, resolve } = Promise.withResolvers<void>();
  await using server = await openRealtime({
    opening,
    onCall: ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  });
  const client = await server.connect();
  client.send({ type: 'execute', id: 'early', payload: call });
  client.send({ type: 'cancel', id: 'c1', payload: { id: 'early' } });
  expect((await client.next('cancelled', 'c1')).payload).toEqual({});
  expect((await client.next('error', 'early')).payload.code).toBe('CANCELLED');
  resolve();

  client.send({ type: 'stream', id: 's', payload: call });
  const { payload } = await client.next('stream_event', 's');
  client.send({ type: 'cancel', id: 'c2', payload: { id: 's' } });
  const { executionId } = payload.event;
  expect((await client.next('cancelled', 'c2')).payload.execution).toMatchObject({
    id: executionId,
    state: 'cancelled',
  });
  expect((await client.next('stream_error', 's')).payload.code).toBe('CANCELLED');
  expect(client.all('stream_event', 's').at(-1)?.payload.event.type).toBe('cancelled');

  client.send({ type: 'cancel', id: 'c3', payload: { executionId } });
  expect((await client.next('cancelled', 'c3')).payload.execution?.state).toBe('cancelled');
  client.send({ type: 'cancel', id: 'c4', payload: { id: 's' } });
  expect((await client.next('cancelled', 'c4')).payload.execution?.state).toBe('cancelled');
  client.send({ type: 'cancel', id: 'c5', payload: { id: 'never' } });
  expect((await client.next('error', 'c5')).payload.code).toBe('EXECUTION_NOT_FOUND');
});

test('a tool asks, the client responds, and the call goes on', async () => {
  await using server = await openRealtime({
    async onCall({ onInput }) {
      const { signal } = new AbortController();
      const params = { mode: 'form', message: 'How many?', requestedSchema: { type: 'object' } };
      const result = await onInput({ kind: 'elicitation', params, signal });
      return { content: [{ type: 'text', text: JSON.stringify(result) }] };
    },
  });
  const client = await server.connect();
  client.send({ type: 'stream', id: 's', payload: call });
  const asked = await waitFor(
    () =>
      client
        .all('stream_event', 's')
        .map(({ payload: { event } }) => event)
        .find((event) => event.type === 'input_required'),
    { description: 'a question' },
  );
  const answer = { executionId: asked.executionId, key: asked.key };
  client.send({
    type: 'respond',
    id: 'bad',
    payload: { ...answer, key: 'nonsense', result: { action: 'accept', content: {} } },
  });
  await client.next('error', 'bad');
  client.send({
    type: 'respond',
    id: 'r',
    payload: { ...answer, result: { action: 'accept', content: {} } },
  });
  const { execution } = (await client.next('responded', 'r')).payload;
  expect(execution).toMatchObject({ id: asked.executionId });
  expect(execution).not.toHaveProperty('parameters');
  await client.next('stream_complete', 's');

  client.send({ type: 'execute', id: 'e', payload: call });
  const waiting = await client.next('tool_result', 'e');
  expect(waiting.payload).toMatchObject({ status: 'input_required' });
  const { requestId, inputRequests: [question] = [] } = waiting.payload;
  client.send({
    type: 'respond',
    id: 'no',
    payload: { executionId: requestId, key: question?.key, result: { action: 'decline' } },
  });
  await client.next('responded', 'no');
  client.send({ type: 'stream', id: 'rest', payload: { executionId: requestId } });
  await client.next('stream_complete', 'rest');
});
