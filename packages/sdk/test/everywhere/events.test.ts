import type { ConnectionEvent } from '@nanda/sdk';
import { describe, expect, inject, test } from 'vitest';
import { createClient } from './support/create-client.js';
import { openRelay } from './support/open-relay.js';

const ways = [
  { via: 'websocket', options: {} },
  { via: 'sse', options: { webSocket: false } },
] as const;

describe(inject('runtime'), () => {
  test.each(ways)('what happens to a connection is heard over $via', async ({ via, options }) => {
    await using nanda = createClient(options);
    const taken: string[] = [];
    nanda.on('connected', (connected) => taken.push(connected.via));
    const connection = await nanda.connect('coffee');
    const events: ConnectionEvent[] = [];
    const stop = connection.on('update', (event) => events.push(event));
    await nanda.events.ready();
    const other = await createClient().getConnection(connection.id);
    await other.refresh();
    await expect
      .poll(() => events.map(({ connectionId }) => connectionId))
      .toContain(connection.id);
    expect(taken).toEqual([via]);
    stop();
  });

  test('events can be looped over until the connection is closed', async () => {
    await using nanda = createClient();
    const connection = await nanda.connect('coffee');
    const events = connection.events();
    await events.ready();
    await (await createClient().getConnection(connection.id)).close();
    const types: string[] = [];
    for await (const { type } of events) types.push(type);
    expect(types.at(-1)).toBe('closed');
  });

  test.each(ways)('what happens while $via is cut off is heard afterwards', async ({ options }) => {
    const relay = await openRelay();
    await using nanda = createClient({ ...options, baseURL: relay.url });
    const connection = await createClient().connect('coffee');
    const followed = await nanda.getConnection(connection.id);
    const isClosed = new Promise((resolve) => followed.on('closed', resolve));
    await nanda.events.ready();
    const isCut = new Promise((resolve) => nanda.on('disconnected', resolve));
    await relay.cut();
    await isCut;
    await connection.close();
    await relay.mend();
    await expect(isClosed).resolves.toMatchObject({ connectionId: connection.id });
  });
});
