import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { NandaError } from '../../src/core/nanda-error.js';
import type { UpstreamCallRequest } from '../../src/core/connections/upstream-connector.js';
import type { TestClient } from './connect-client.js';
import { openRealtime } from './open-realtime.js';

const call = { connectionId: 'conn_1', toolName: 'add', parameters: { a: 1, b: 2 } };

/** Calls that a test moves on and ends. */
function steered(): {
  readonly onCall: (request: UpstreamCallRequest) => Promise<{ content: [] }>;
  readonly calls: { progress(): void; end(): void }[];
} {
  const calls: { progress(): void; end(): void }[] = [];
  return {
    calls,
    onCall: ({ onProgress, signal }) =>
      new Promise((resolve, reject) => {
        let progress = 0;
        signal.addEventListener('abort', () => reject(signal.reason));
        calls.push({
          progress: () => onProgress({ progress: (progress += 1) }),
          end: () => resolve({ content: [] }),
        });
      }),
  };
}

function seqs(client: TestClient, id: string): number[] {
  return client.all('stream_event', id).map(({ payload }) => payload.event.seq);
}

test('goes on from where the client was: nothing is lost, nothing comes twice', async () => {
  const { onCall, calls } = steered();
  await using server = await openRealtime({ onCall });
  const first = await server.connect();
  first.send({ type: 'subscribe', id: 'sub', payload: {} });
  first.send({ type: 'stream', id: 's', payload: call });
  await first.atLeast(1, 'stream_event', 's');
  calls[0]?.progress();
  calls[0]?.progress();
  await first.atLeast(3, 'stream_event', 's');
  server.publish('conn_1');
  server.publish('conn_2');
  const updates = await first.atLeast(2, 'connection_update');
  await first.drop();
  // Nobody listens; it goes on all the same.
  calls[0]?.progress();
  server.publish('conn_3');
  calls[0]?.end();

  const second = await server.connect();
  // As if the last ones had been lost on the way.
  second.send({
    type: 'resume',
    id: 'r',
    payload: {
      resumeToken: first.resumeToken,
      streams: { s: 2 },
      lastEventId: updates[0]?.id ?? '',
    },
  });
  const resumed = await second.next('resumed', 'r');
  expect(resumed.payload).toMatchObject({
    resumeToken: first.resumeToken,
    streams: ['s'],
    requests: [],
  });
  expect(resumed.payload.subscriptions[0]?.events).toContain('update');
  await second.next('stream_complete', 's');
  expect(seqs(second, 's')).toEqual([3, 4, 5]);
  const again = await second.atLeast(2, 'connection_update');
  expect(again.map(({ payload }) => payload.connectionId)).toEqual(['conn_2', 'conn_3']);
  // And what comes now.
  server.publish('conn_4');
  expect(await second.atLeast(3, 'connection_update')).toHaveLength(3);
  expect(second.received.findIndex(({ type }) => type === 'resumed')).toBe(1);
});

test('what the client does not tell goes on after what was sent', async () => {
  const { onCall, calls } = steered();
  await using server = await openRealtime({ onCall });
  const first = await server.connect();
  first.send({ type: 'subscribe', id: 'sub', payload: { events: ['*', 'catalog'] } });
  first.send({ type: 'stream', id: 's', payload: call });
  await first.atLeast(1, 'stream_event', 's');
  server.publish('conn_1');
  await first.atLeast(1, 'connection_update');
  await first.drop();
  await waitFor(() => server.realtime.sockets === 0, { description: 'the proxy to see it' });
  calls[0]?.progress();
  server.publish('conn_2');
  server.catalogEvents.publish({ type: 'sync_started', registry: 'r' }, { isPrivate: false });
  const second = await server.connect();
  second.send({ type: 'resume', id: 'r', payload: { resumeToken: first.resumeToken } });
  await second.next('event');
  expect((await second.next('connection_update')).payload.connectionId).toBe('conn_2');
  await second.next('stream_event', 's');
  calls[0]?.end();
  await second.next('stream_complete', 's');
  expect(seqs(second, 's')).toEqual([2, 3]);
});

test('null means that none has come: all since the subscription', async () => {
  await using server = await openRealtime();
  const first = await server.connect();
  first.send({ type: 'subscribe', id: 'sub', payload: {} });
  await first.next('subscribed');
  server.publish('conn_1');
  await first.next('connection_update');
  await first.drop();
  const second = await server.connect();
  second.send({
    type: 'resume',
    id: 'r',
    payload: { resumeToken: first.resumeToken, lastEventId: null },
  });
  expect((await second.next('connection_update')).payload.connectionId).toBe('conn_1');
});

test('answers that did not arrive come again, also those of calls that ended meanwhile', async () => {
  const { onCall, calls } = steered();
  await using server = await openRealtime({ onCall });
  const first = await server.connect();
  first.send({ type: 'execute', id: 'ended', payload: call });
  await waitFor(() => calls.length === 1, { description: 'the call' });
  calls[0]?.end();
  const { payload: original } = await first.next('tool_result', 'ended');
  first.send({ type: 'execute', id: 'bad', payload: { ...call, toolName: 'nothing' } });
  const { payload: failure } = await first.next('error', 'bad');
  first.send({ type: 'execute', id: 'running', payload: call });
  await waitFor(() => calls.length === 2, { description: 'the other call' });
  await first.drop();
  calls[1]?.end();

  const second = await server.connect();
  second.send({
    type: 'resume',
    id: 'r',
    payload: {
      resumeToken: first.resumeToken,
      requests: ['ended', 'bad', 'running', 'never sent'],
      streams: { 'no stream': 0 },
    },
  });
  expect((await second.next('resumed', 'r')).payload.requests.toSorted()).toEqual([
    'ended',
    'running',
  ]);
  expect((await second.next('tool_result', 'ended')).payload).toEqual(original);
  expect((await second.next('error', 'bad')).payload).toEqual(failure);
  expect((await second.next('tool_result', 'running')).payload.status).toBe('success');
  expect((await second.next('error', 'never sent')).payload.code).toBe('EXECUTION_NOT_FOUND');
  expect((await second.next('stream_error', 'no stream')).payload.code).toBe('EXECUTION_NOT_FOUND');
  for (const id of ['ended', 'running']) expect(second.all('tool_result', id)).toHaveLength(1);
});

test('a failure that did not arrive comes again as it was', async () => {
  await using server = await openRealtime({
    async onCall() {
      throw new NandaError('UPSTREAM_ERROR', 'It said no.', { details: { rpc: { code: -1 } } });
    },
  });
  const first = await server.connect();
  first.send({ type: 'execute', id: 'e', payload: call });
  const { payload } = await first.next('error', 'e');
  await first.drop();
  const second = await server.connect();
  const { resumeToken } = first;
  second.send({ type: 'resume', id: 'r', payload: { resumeToken, requests: ['e'] } });
  expect((await second.next('error', 'e')).payload).toEqual(payload);
  expect(payload.details).toMatchObject({ rpc: { code: -1 }, connectionId: 'conn_1' });
});

test('a question that did not arrive comes again, and when it was answered meanwhile the end', async () => {
  const { promise: end, resolve } = Promise.withResolvers<{ content: [] }>();
  await using server = await openRealtime({
    async onCall({ onInput, signal }) {
      await onInput({ kind: 'roots', params: {}, signal });
      return end;
    },
  });
  const first = await server.connect();
  first.send({ type: 'execute', id: 'e', payload: call });
  const { payload } = await first.next('tool_result', 'e');
  await first.drop();
  const { resumeToken } = first;
  const resume = { type: 'resume', id: 'r', payload: { resumeToken, requests: ['e'] } } as const;
  const second = await server.connect();
  second.send(resume);
  const { requestId, inputRequests } = (await second.next('tool_result', 'e')).payload;
  expect(inputRequests).toEqual(payload.inputRequests);
  await second.drop();
  const answer = { key: inputRequests?.[0]?.key ?? '', result: { roots: [] } };
  await server.core.executions.respond(requestId, answer, { kind: 'local' });
  const third = await server.connect();
  third.send(resume);
  expect((await third.next('resumed')).payload.requests).toEqual(['e']);
  resolve({ content: [] });
  expect((await third.next('tool_result', 'e')).payload.status).toBe('success');
});

test('a stream whose end did not arrive ends again', async () => {
  const { onCall, calls } = steered();
  await using server = await openRealtime({ onCall });
  const first = await server.connect();
  first.send({ type: 'stream', id: 's', payload: call });
  await first.next('stream_event', 's');
  calls[0]?.end();
  await first.next('stream_complete', 's');
  await first.drop();
  const second = await server.connect();
  const { resumeToken } = first;
  second.send({ type: 'resume', id: 'r', payload: { resumeToken, streams: { s: 2 } } });
  await second.next('stream_complete', 's');
  expect(seqs(second, 's')).toEqual([]);
});

test('a token is good for its caller alone, and only while it is kept', async () => {
  await using server = await openRealtime({ isLoopback: false, limits: { maxKept: 1 } });
  const [first, other] = [await server.connect(), await server.connect()];
  await first.drop();
  const resume = async (
    resumeToken: string,
    headers: Record<string, string> = {},
  ): Promise<string> => {
    const client = await server.connect('/v2/ws', { headers });
    client.send({ type: 'resume', id: 'r', payload: { resumeToken } });
    const answer = await waitFor(() => client.received.find(({ id }) => id === 'r'), {
      description: 'an answer',
    });
    // It can be used for all else.
    client.send({ type: 'ping', id: 'p' });
    await client.next('pong', 'p');
    return answer.type === 'error' ? answer.payload.code : answer.type;
  };
  expect(await resume(first.resumeToken)).toBe('VALIDATION_ERROR');
  expect(await resume('rt_guess')).toBe('VALIDATION_ERROR');
  const clientOf = (client: TestClient): Record<string, string> => ({
    'x-nanda-client': String(client.answer.headers['x-nanda-client']),
  });
  expect(await resume(first.resumeToken, clientOf(first))).toBe('resumed');
  await other.drop();
  const newest = await server.connect();
  await newest.drop();
  await waitFor(async () => (await resume(other.resumeToken, clientOf(other))) !== 'resumed', {
    description: 'the oldest to be forgotten',
  });
});

test('is forgotten after a while, with all that it held', async () => {
  await using server = await openRealtime({ limits: { resumeWindow: 10 } });
  const client = await server.connect();
  client.send({ type: 'subscribe', id: 's', payload: {} });
  await client.next('subscribed');
  expect(server.realtime.sessions).toBe(1);
  await client.drop();
  await waitFor(() => server.realtime.sessions === 0, {
    description: 'the session to be forgotten',
  });
});

test('a socket that is only half gone loses its session to the new one', async () => {
  const { onCall, calls } = steered();
  await using server = await openRealtime({ onCall });
  const first = await server.connect();
  first.send({
    type: 'stream',
    id: 's',
    payload: { ...call, options: { cancelOnDisconnect: true } },
  });
  await first.next('stream_event', 's');
  const second = await server.connect();
  const { resumeToken } = first;
  second.send({ type: 'resume', id: 'r', payload: { resumeToken, streams: { s: 1 } } });
  await second.next('resumed');
  expect(await first.closed()).toMatchObject({ code: 4001 });
  calls[0]?.end();
  await second.next('stream_complete', 's');
  expect(seqs(second, 's')).toEqual([2]);
  // And once more, with the token that it had from the start.
  await second.drop();
  const third = await server.connect();
  third.send({ type: 'resume', id: 'r', payload: { resumeToken } });
  await third.next('resumed');
  expect(server.realtime.sessions).toBe(1);
});

test('has to come first', async () => {
  await using server = await openRealtime();
  const first = await server.connect();
  await first.drop();
  const second = await server.connect();
  second.send({ type: 'ping', id: 'p' });
  second.send({ type: 'unsubscribe', id: 'u', payload: {} });
  second.send({ type: 'resume', id: 'r', payload: { resumeToken: first.resumeToken } });
  expect((await second.next('error', 'r')).payload.message).toContain('before all else');
  second.send({ type: 'resume', id: 'own', payload: { resumeToken: second.resumeToken } });
  await second.next('error', 'own');
});

test('on the path of connections nothing is sent before it is known where to go on', async () => {
  await using server = await openRealtime({ limits: { claimTime: 60_000 } });
  const first = await server.connect('/v2/ws/connections');
  first.send({ type: 'unsubscribe', id: 'u', payload: { events: ['catalog'] } });
  server.publish('conn_1');
  const { id } = await first.next('connection_update');
  await first.drop();
  server.publish('conn_2');
  const second = await server.connect('/v2/ws/connections');
  server.publish('conn_3');
  second.send({
    type: 'resume',
    id: 'r',
    payload: { resumeToken: first.resumeToken, lastEventId: id },
  });
  const seen = await second.atLeast(2, 'connection_update');
  server.publish('conn_4');
  await second.atLeast(3, 'connection_update');
  expect(seen.map(({ payload }) => payload.connectionId)).toEqual(['conn_2', 'conn_3']);
  expect(second.all('connection_update')).toHaveLength(3);
});

test('a call that is tied to its socket ends with it, another one does not', async () => {
  const { onCall } = steered();
  await using server = await openRealtime({ onCall });
  const client = await server.connect();
  client.send({ type: 'stream', id: 'free', payload: call });
  client.send({
    type: 'stream',
    id: 'tied',
    payload: { ...call, options: { cancelOnDisconnect: true } },
  });
  const { executionId: free } = (await client.next('stream_event', 'free')).payload.event;
  const { executionId: tied } = (await client.next('stream_event', 'tied')).payload.event;
  await client.drop();
  const stateOf = async (id: string): Promise<string> =>
    (await server.core.executions.get(id, { kind: 'local' })).state;
  await waitFor(async () => (await stateOf(tied)) === 'cancelled', { description: 'the end' });
  expect(await stateOf(free)).toBe('running');
});
