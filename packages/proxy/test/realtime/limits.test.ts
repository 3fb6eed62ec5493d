import { waitFor } from '@nanda/testing';
import { expect, test } from 'vitest';
import { openRealtime } from './open-realtime.js';

const call = { connectionId: 'conn_1', toolName: 'add', parameters: { a: 1, b: 2 } };

test('bad messages are answered, with their id where they have one, and the socket lives', async () => {
  await using server = await openRealtime();
  const client = await server.connect();
  const deep = `${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`;
  const bad: readonly (string | Buffer)[] = [
    '{"type":',
    '[]',
    'null',
    Buffer.from('{"type":"ping","id":"p"}'),
    '{"type":"ping"}',
    '{"type":"ping","id":7}',
    `{"type":"ping","id":"${'x'.repeat(256)}"}`,
  ];
  for (const message of bad) client.send(message);
  const answers = await client.atLeast(bad.length, 'error', 'error');
  expect(answers.map(({ payload }) => payload.code)).toEqual(bad.map(() => 'VALIDATION_ERROR'));
  const named: readonly string[] = [
    '{"id":"no type"}',
    '{"id":"unknown","type":"constructor"}',
    '{"id":"payload","type":"execute","payload":[]}',
    '{"id":"missing","type":"execute","payload":{"connectionId":"c"}}',
    '{"id":"misspelt","type":"execute","payload":{"connectionId":"c","toolName":"t","paramters":{}}}',
    '{"id":"both","type":"cancel","payload":{"id":"a","executionId":"b"}}',
    '{"id":"event","type":"subscribe","payload":{"events":["nonsense"]}}',
    `{"id":"deep","type":"ping","payload":${deep}}`,
  ];
  for (const message of named) client.send(message);
  for (const message of named) {
    const [, id = ''] = /"id":"([^"]*)"/.exec(message) ?? [];
    expect((await client.next('error', id)).payload.code).toBe('VALIDATION_ERROR');
  }
  const misspelt = client.all('error', 'misspelt')[0]?.payload;
  expect(misspelt?.message).toContain('paramters');
  expect(misspelt?.details?.['issues']).toHaveLength(1);
  client.send({ type: 'ping', id: 'still here' });
  await client.next('pong', 'still here');
});

test('a message that is too large closes the socket with 1009', async () => {
  await using server = await openRealtime({ limits: { maxMessage: 1000 } });
  const client = await server.connect();
  client.send(`{"type":"ping","id":"p","payload":"${'x'.repeat(900)}"}`);
  await client.next('pong', 'p');
  client.send(`{"type":"ping","id":"p","payload":"${'x'.repeat(1000)}"}`);
  expect(await client.closed()).toMatchObject({ code: 1009 });
});

test('so many calls at once, and each with an id of its own', async () => {
  await using server = await openRealtime({
    limits: { maxRequests: 2 },
    onCall: ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  });
  const client = await server.connect();
  client.send({ type: 'stream', id: 'a', payload: call });
  client.send({ type: 'execute', id: 'a', payload: call });
  expect((await client.next('error', 'a')).payload.code).toBe('VALIDATION_ERROR');
  client.send({ type: 'execute', id: 'b', payload: call });
  client.send({ type: 'execute', id: 'c', payload: call });
  expect((await client.next('error', 'c')).payload).toMatchObject({
    code: 'OVERLOADED',
    details: { limit: 2 },
  });
  client.send({ type: 'cancel', id: 'x', payload: { id: 'b' } });
  await client.next('cancelled', 'x');
  await client.next('error', 'b');
  client.send({ type: 'stream', id: 'd', payload: call });
  await client.next('stream_event', 'd');
});

test('cancellations that wait are bounded as well', async () => {
  const { promise: end, resolve } = Promise.withResolvers<{ content: [] }>();
  await using server = await openRealtime({ limits: { maxRequests: 1 }, onCall: () => end });
  const client = await server.connect();
  client.send({ type: 'stream', id: 's', payload: call });
  await client.next('stream_event', 's');
  client.send({ type: 'cancel', id: 'first', payload: { id: 's' } });
  client.send({ type: 'cancel', id: 'second', payload: { id: 's' } });
  expect((await client.next('error', 'second')).payload.code).toBe('OVERLOADED');
  resolve({ content: [] });
  await client.next('cancelled', 'first');
});

test('so many subscriptions', async () => {
  await using server = await openRealtime({ limits: { maxSubscriptions: 3 } });
  const client = await server.connect();
  const subscribe = (id: string, ...connections: string[]): void =>
    client.send({ type: 'subscribe', id, payload: { connections } });
  subscribe('a', 'conn_1', 'conn_2');
  subscribe('b', 'conn_3', 'conn_4');
  expect((await client.next('error', 'b')).payload.code).toBe('OVERLOADED');
  subscribe('c', 'conn_2', 'conn_3');
  await client.next('subscribed', 'c');
  server.publish('conn_4');
  server.publish('conn_3');
  expect((await client.next('connection_update')).payload.connectionId).toBe('conn_3');
});

test('so many messages a second; what is too much is told, and the socket lives', async () => {
  await using server = await openRealtime({ limits: { rate: 1000, burst: 5 } });
  const client = await server.connect();
  for (let index = 0; index < 200; index += 1) client.send({ type: 'ping', id: `p${index}` });
  await waitFor(() => client.received.length === 201, { description: 'an answer to each' });
  const refused = client.all('error');
  expect(refused.length).toBeGreaterThan(50);
  expect(client.all('pong').length).toBeGreaterThanOrEqual(5);
  expect(refused[0]).toMatchObject({
    id: expect.stringMatching(/^p\d/),
    payload: { code: 'RATE_LIMITED', retryable: true },
  });
  await waitFor(
    () => {
      client.send({ type: 'ping', id: 'later' });
      return client.all('pong', 'later').length > 0;
    },
    { description: 'a place in the bucket' },
  );
});

test('two pings without an answer close the socket; one that answers stays', async () => {
  await using server = await openRealtime({ limits: { pingInterval: 20 } });
  const mute = await server.connect('/v2/ws', { autoPong: false });
  const well = await server.connect();
  let pings = 0;
  well.webSocket.on('ping', () => (pings += 1));
  expect(await mute.closed()).toMatchObject({ code: 1006 });
  await waitFor(() => pings > 5, { description: 'more pings' });
  well.send({ type: 'ping', id: 'p' });
  await well.next('pong');
});
