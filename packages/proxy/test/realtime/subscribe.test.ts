import { expect, test } from 'vitest';
import { openRealtime } from './open-realtime.js';

test('brings the kinds and connections that were asked for, and no others', async () => {
  await using server = await openRealtime();
  const client = await server.connect();
  client.send({
    type: 'subscribe',
    id: 's',
    payload: { events: ['update'], connections: ['conn_1'] },
  });
  expect((await client.next('subscribed', 's')).payload).toEqual({
    events: ['update'],
    connections: ['conn_1'],
  });
  server.publish('conn_1', 'closed');
  server.publish('conn_2', 'update');
  server.publish('conn_1', 'update', { kind: 'anonymous', clientId: 'somebody' });
  server.publish('conn_1', 'update');
  const { id, payload } = await client.next('connection_update');
  expect(payload).toMatchObject({ id, type: 'update', connectionId: 'conn_1' });
  expect(client.all('connection_update')).toHaveLength(1);

  client.send({ type: 'subscribe', id: 'all', payload: {} });
  expect((await client.next('subscribed', 'all')).payload).toEqual({ events: ['*'] });
  server.publish('conn_3', 'tools_changed');
  await client.atLeast(2, 'connection_update');

  client.send({ type: 'unsubscribe', id: 'u', payload: {} });
  await client.next('unsubscribed', 'u');
  server.publish('conn_1');
  client.send({ type: 'ping', id: 'settled' });
  await client.next('pong', 'settled');
  expect(client.all('connection_update')).toHaveLength(2);
});

test('the path of connections is subscribed from the start, and goes on like the other one', async () => {
  await using server = await openRealtime({ limits: { claimTime: 10 } });
  const client = await server.connect('/v2/ws/connections');
  server.publish('conn_1', 'tools_changed');
  expect((await client.next('connection_update')).payload.type).toBe('tools_changed');
  client.send({ type: 'unsubscribe', id: 'u', payload: { events: ['connection_update'] } });
  await client.next('unsubscribed', 'u');
  client.send({ type: 'subscribe', id: 's', payload: { events: ['closed'] } });
  await client.next('subscribed', 's');
  server.publish('conn_1', 'update');
  server.publish('conn_1', 'closed');
  await client.atLeast(2, 'connection_update');
  expect(client.all('connection_update').map(({ payload }) => payload.type)).toEqual([
    'tools_changed',
    'closed',
  ]);
});

test('what the seed subscribes to is every event of a connection', async () => {
  await using server = await openRealtime();
  const client = await server.connect();
  client.send('{"type":"subscribe","id":"s","payload":{"events":["connection_update"]}}');
  expect((await client.next('subscribed', 's')).payload.events).toEqual(['connection_update']);
  server.publish('conn_1', 'error');
  expect((await client.next('connection_update')).payload).toMatchObject({
    connectionId: 'conn_1',
    type: 'error',
  });
});

test('events of the catalog come as events; private ones to the local user alone', async () => {
  for (const isLoopback of [true, false]) {
    await using server = await openRealtime({ isLoopback });
    const client = await server.connect();
    client.send({ type: 'subscribe', id: 's', payload: { events: ['catalog'] } });
    await client.next('subscribed', 's');
    server.catalogEvents.publish({ type: 'sync_started', registry: 'mine' }, { isPrivate: true });
    server.catalogEvents.publish({ type: 'sync_started', registry: 'all' }, { isPrivate: false });
    const seen = await client.atLeast(isLoopback ? 2 : 1, 'event');
    const { payload, id } = seen.at(-1) ?? {};
    expect(payload).toMatchObject({ event: 'sync_started', data: { id, registry: 'all' } });
    expect(seen).toHaveLength(isLoopback ? 2 : 1);
  }
});
