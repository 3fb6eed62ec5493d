import { expect, test } from 'vitest';
import type { Principal } from '../principal.js';
import { createFakeUpstream } from '../testing/fake-upstream.js';
import { createConnectionShelf } from './create-connection-shelf.js';
import { createLiveConnection } from './create-live-connection.js';
import type { LiveConnection } from './live-connection.js';
import { makePlace } from './make-place.js';

const local: Principal = { kind: 'local' };
const stranger: Principal = { kind: 'anonymous', clientId: 'stranger' };

async function setUp() {
  const upstream = createFakeUpstream();
  const shelf = createConnectionShelf({ maxConnections: 3, maxConnectionsPerClient: 3 });
  const shut: string[] = [];
  const held = new Set<string>();

  async function put(
    id: string,
    { owner = local, idle }: { owner?: Principal; idle?: number } = {},
  ): Promise<LiveConnection> {
    const now = new Date().toISOString();
    const stored = {
      id,
      owner,
      serviceId: 's',
      authType: 'none' as const,
      created: now,
      lastUsed: new Date(Date.now() - (idle ?? 0)).toISOString(),
    };
    const credentials = { type: 'none' } as const;
    const live = createLiveConnection({
      stored,
      record: undefined,
      credentials,
      state: 'disconnected',
    });
    if (idle !== undefined) {
      const { signal } = new AbortController();
      const target = { kind: 'http', url: 'https://a.example', addressPolicy: 'public' } as const;
      live.session = await upstream.open(target, { credentials, signal });
      live.state = 'connected';
    }
    shelf.add(live);
    return live;
  }

  const options = {
    shelf,
    keeper: { forgetSession: () => undefined },
    lives: {
      async shut(live: LiveConnection) {
        shut.push(live.stored.id);
        live.session = undefined;
        live.state = 'disconnected';
      },
    },
    isHeld: (id: string) => held.has(id),
  };
  return { put, shut, held, make: (live: LiveConnection) => makePlace(live, options) };
}

test('the one of the same owner that was idle for longest makes place', async () => {
  const { put, shut, held, make } = await setUp();
  await put('busy', { idle: 100 });
  await put('idle', { idle: 60_000 });
  await put('foreign', { owner: stranger, idle: 90_000 });
  const resting = await put('resting');
  held.add('idle');
  await expect(make(resting)).rejects.toMatchObject({ code: 'CONNECTION_LIMIT_REACHED' });
  held.clear();
  await make(resting);
  expect(shut).toEqual(['idle']);
  await make(resting);
  expect(shut).toEqual(['idle']);
});

test('nobody makes place for what has one', async () => {
  const { put, shut, make } = await setUp();
  const open = await put('open', { idle: 60_000 });
  await put('second', { idle: 60_000 });
  await put('third', { idle: 60_000 });
  await make(open);
  expect(shut).toEqual([]);
});
