import { once } from 'node:events';
import type { Socket } from 'node:net';
import { waitFor } from '@nanda/testing';
import { expect, test, vi } from 'vitest';
import type { UpstreamCallRequest } from '../../src/core/connections/upstream-connector.js';
import type { TestClient } from './connect-client.js';
import { openRealtime } from './open-realtime.js';

const call = { connectionId: 'conn_1', toolName: 'add', parameters: { a: 1, b: 2 } };
const highWaterMark = 256 * 1024;

/** Says more than any buffer on the way can hold. */
async function talkative({ onLog }: UpstreamCallRequest): Promise<{ content: [] }> {
  for (let line = 0; line < 900; line += 1) {
    onLog({ level: 'info', data: `${line}`.padEnd(30_000, '.') });
  }
  return { content: [] };
}

/** The client's side of the connection. */
function socketOf(client: TestClient): Socket {
  return client.answer.socket;
}

test('a reader that does not read stops the pulling, and misses nothing when it reads on', async () => {
  await using server = await openRealtime({ onCall: talkative, limits: { highWaterMark } });
  const client = await server.connect();
  client.send({ type: 'stream', id: 's', payload: call });
  await client.next('stream_event', 's');
  socketOf(client).pause();
  const [held] = server.sockets;
  await waitFor(() => (held?.writableLength ?? 0) > highWaterMark, {
    description: 'a full buffer',
  });
  const before = held?.writableLength ?? 0;
  expect(before).toBeLessThan(highWaterMark + 100_000);
  // What answers to messages would add is not added either: they are not read.
  expect(held?.isPaused()).toBe(true);
  for (let index = 0; index < 100; index += 1) client.send('{"type":"nonsense"}');
  socketOf(client).resume();
  await client.next('stream_complete', 's');
  const seqs = client.all('stream_event', 's').map(({ payload }) => payload.event.seq);
  expect(seqs).toEqual(Array.from({ length: 902 }, (_, index) => index + 1));
  await client.atLeast(100, 'error');
});

test('one that takes nothing for a while is closed with 1013, and can resume', async () => {
  await using server = await openRealtime({
    onCall: talkative,
    limits: { highWaterMark, stallTimeout: 50 },
  });
  const client = await server.connect();
  client.send({ type: 'stream', id: 's', payload: call });
  await client.next('stream_event', 's');
  socketOf(client).pause();
  await once(server.sockets[0] as Socket, 'timeout');
  socketOf(client).resume();
  expect(await client.closed()).toEqual({ code: 1013, reason: 'The client does not read.' });
  const seen = client.all('stream_event', 's').map(({ payload }) => payload.event.seq);
  const next = await server.connect();
  const streams = { s: seen.at(-1) ?? 0 };
  next.send({ type: 'resume', id: 'r', payload: { resumeToken: client.resumeToken, streams } });
  await next.next('stream_complete', 's');
  const rest = next.all('stream_event', 's').map(({ payload }) => payload.event.seq);
  expect([...seen, ...rest]).toEqual(Array.from({ length: 902 }, (_, index) => index + 1));
});

test('large answers wait for their reader one after the other', async () => {
  const text = 'y'.repeat(2_000_000);
  let running = 0;
  await using server = await openRealtime({
    limits: { highWaterMark },
    async onCall() {
      running += 1;
      await waitFor(() => running === 10, { description: 'all of them' });
      return { content: [{ type: 'text', text }] };
    },
  });
  const get = vi.spyOn(server.core.executions, 'get');
  const client = await server.connect();
  socketOf(client).pause();
  for (let index = 0; index < 10; index += 1) {
    client.send({ type: 'execute', id: `e${index}`, payload: call });
  }
  const [held] = server.sockets;
  await waitFor(() => (held?.writableLength ?? 0) > highWaterMark, {
    description: 'a full buffer',
  });
  expect(held?.writableLength ?? 0).toBeLessThan(5_000_000);
  socketOf(client).resume();
  for (let index = 0; index < 10; index += 1) {
    const { payload } = await client.next('tool_result', `e${index}`);
    expect(payload.result?.content[0]).toEqual({ type: 'text', text });
  }
  // Those that had to wait were not kept here meanwhile.
  expect(get.mock.calls.length).toBeGreaterThan(5);
});
