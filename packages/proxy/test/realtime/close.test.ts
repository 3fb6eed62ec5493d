import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { askUpgrade } from './ask-upgrade.js';
import { openRealtime } from './open-realtime.js';

const call = { connectionId: 'conn_1', toolName: 'add', parameters: { a: 1, b: 2 } };

function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}

test('running calls say their end, then every socket is closed with 1001, and nothing is left', async () => {
  const before = timers();
  const server = await openRealtime({
    onCall: ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  });
  const client = await server.connect();
  const quiet = await server.connect('/v2/ws/connections');
  const dropped = await server.connect();
  dropped.send({ type: 'subscribe', id: 's', payload: { events: ['*', 'catalog'] } });
  await dropped.next('subscribed');
  await dropped.drop();
  client.send({ type: 'stream', id: 's', payload: call });
  client.send({ type: 'execute', id: 'e', payload: call });
  await client.next('stream_event', 's');
  await waitFor(() => server.core.upstream.calls.length === 2, { description: 'both calls' });
  await server.close();
  expect(await client.closed()).toMatchObject({ code: 1001 });
  expect(await quiet.closed()).toMatchObject({ code: 1001 });
  expect(client.all('stream_event', 's').at(-1)?.payload.event.type).toBe('cancelled');
  expect(client.all('stream_error', 's')).toHaveLength(1);
  expect(client.all('error', 'e')[0]?.payload.code).toBe('CANCELLED');
  expect([server.realtime.sockets, server.realtime.sessions]).toEqual([0, 0]);
  expect(timers()).toBeLessThanOrEqual(before);
});

test('clients that do not answer, or do not read, do not hold it up for long', async () => {
  const server = await openRealtime({
    limits: { closeTimeout: 50, highWaterMark: 1000 },
    async onCall({ onLog, signal }) {
      for (let line = 0; line < 500; line += 1) onLog({ level: 'info', data: 'x'.repeat(60_000) });
      return new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason)),
      );
    },
  });
  const client = await server.connect();
  client.send({ type: 'stream', id: 's', payload: call });
  await client.next('stream_event', 's');
  client.answer.socket.pause();
  await waitFor(() => server.sockets[0]?.isPaused(), { description: 'a full buffer' });
  await server.close();
  expect([server.realtime.sockets, server.realtime.sessions]).toEqual([0, 0]);
  client.webSocket.terminate();
});

test('a client that goes away leaves nothing of its socket behind', async () => {
  await using server = await openRealtime({ limits: { resumeWindow: 1 } });
  const before = timers();
  for (let round = 0; round < 3; round += 1) {
    const clients = await Promise.all(Array.from({ length: 20 }, () => server.connect()));
    for (const client of clients) client.send({ type: 'subscribe', id: 's', payload: {} });
    await Promise.all(clients.map((client) => client.next('subscribed')));
    await Promise.all(clients.map((client) => client.drop()));
  }
  await waitFor(() => server.realtime.sockets + server.realtime.sessions === 0, {
    description: 'sockets and sessions to be gone',
  });
  await waitFor(() => timers() <= before, { description: 'every timer to be gone' });
});

test('who comes while it closes is told to come later', async () => {
  const server = await openRealtime();
  const client = await server.connect();
  const closing = server.close();
  const late = await askUpgrade(`${server.url}/v2/ws`).catch(() => undefined);
  if (late !== undefined) expect(late).toMatchObject({ status: 503, code: 'OVERLOADED' });
  await closing;
  expect(await client.closed()).toMatchObject({ code: 1001 });
});
