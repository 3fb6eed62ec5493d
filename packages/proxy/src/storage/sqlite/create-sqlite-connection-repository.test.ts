import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test, vi } from 'vitest';
import type { StoredConnection } from '../../core/connections/connection-repository.js';
import { openSqliteStore } from './open-sqlite-store.js';
import { silentLogger as logger } from './silent-logger.fixture.js';
import { startStoreProcess } from './start-store-process.fixture.js';

const open = (dataDir: string) => openSqliteStore({ dataDir, logger });

function makeConnection(id: string, given: Partial<StoredConnection> = {}): StoredConnection {
  return {
    id,
    owner: { kind: 'local' },
    serviceId: 'service',
    authType: 'none',
    created: '2026-01-01T00:00:00.000Z',
    lastUsed: '2026-01-01T00:00:00.000Z',
    ...given,
  };
}

const full = makeConnection('conn_full', {
  owner: { kind: 'anonymous', clientId: 'hash' },
  name: 'mine',
  authType: 'bearer',
  transport: 'websocket',
  clientCapabilities: ['elicitation', 'roots'],
  roots: [{ uri: 'file:///a', name: 'a' }, { uri: 'file:///b' }],
  pinTools: false,
});
const tools = [{ name: 'find', inputSchema: { type: 'object' }, extra: [1] }];

test('keeps all of a connection, the same when it is saved again', async () => {
  const { connections, close } = await open(':memory:');
  const plain = makeConnection('conn_plain');
  await connections.save(full);
  await connections.save(plain);
  expect(await connections.list()).toEqual([{ connection: full }, { connection: plain }]);

  const { name: _, roots: __, ...rest } = full;
  const changed = { ...rest, pinTools: true, lastUsed: '2026-01-02T00:00:00.000Z' };
  await connections.save(changed);
  expect(await connections.list()).toEqual([{ connection: changed }, { connection: plain }]);
  await connections.delete('conn_full');
  expect(await connections.list()).toEqual([{ connection: plain }]);
  await close();
});

test('its session and tools stay when it is saved, and go with it', async () => {
  const { connections, close } = await open(':memory:');
  await connections.save(full);
  await connections.saveSession(full.id, { state: 'secret', place: 'https://a.example' });
  await connections.savePinnedTools(full.id, tools);
  await connections.save(full);
  const session = { state: 'secret', place: 'https://a.example' };
  expect(await connections.list()).toEqual([{ connection: full, session, pinnedTools: tools }]);

  await connections.saveSession(full.id, { place: 'https://b.example' });
  await connections.savePinnedTools(full.id, []);
  expect(await connections.list()).toEqual([
    { connection: full, session: { place: 'https://b.example' }, pinnedTools: [] },
  ]);
  await connections.saveSession(full.id, {});
  expect(await connections.list()).toMatchObject([{ session: {} }]);
  await connections.saveSession(full.id, undefined);
  expect(await connections.list()).toEqual([{ connection: full, pinnedTools: [] }]);

  await connections.saveSession(full.id, session);
  await connections.delete(full.id);
  await connections.save(full);
  expect(await connections.list()).toEqual([{ connection: full }]);
  await close();
});

test('what is said of a connection that has gone is not kept', async () => {
  const { connections, close } = await open(':memory:');
  await connections.saveSession('conn_gone', { state: 'secret' });
  await connections.saveSession('conn_gone', undefined);
  await connections.savePinnedTools('conn_gone', tools);
  await connections.delete('conn_gone');
  expect(await connections.list()).toEqual([]);
  await connections.save(makeConnection('conn_gone'));
  expect(await connections.list()).toEqual([{ connection: makeConnection('conn_gone') }]);
  await close();
});

test('a part that is damaged is left out and said in the log, and no other one is', async () => {
  await using directory = await createTemporaryDirectory();
  const warn = vi.fn();
  const { connections, close } = await openSqliteStore({
    dataDir: directory.path,
    logger: { ...logger, warn },
  });
  await connections.save(full);
  await connections.save(makeConnection('conn_sound'));
  await connections.savePinnedTools(full.id, tools);
  const database = new DatabaseSync(join(directory.path, 'nanda.db'));
  const damages = {
    roots: ['[{"uri":', '{"uri":"file:///a"}', '[null]', '[{"name":"a"}]'],
    client_capabilities: ['', '"roots"', '[1]'],
    tools: ['[{"name":"find"', 'null', '[{"description":"no name"}]'],
  };
  for (const [column, texts] of Object.entries(damages)) {
    for (const text of texts) {
      warn.mockClear();
      await connections.save(full);
      await connections.savePinnedTools(full.id, tools);
      const table = column === 'tools' ? 'connection_tools' : 'connections';
      database.prepare(`update ${table} set ${column} = ?`).run(text);
      const found = await connections.list();
      expect(found.map(({ connection }) => connection.id)).toEqual(['conn_full', 'conn_sound']);
      expect(found[0]?.connection.roots).toEqual(column === 'roots' ? undefined : full.roots);
      expect(found[0]?.pinnedTools).toEqual(column === 'tools' ? undefined : tools);
      expect(warn).toHaveBeenCalledWith(expect.stringMatching(/cannot be read/), {
        connection: 'conn_full',
        part: column,
      });
      database.exec(`update connections set roots = null, client_capabilities = null`);
    }
  }
  database.close();
  await close();
});

test('a session is found after its process was killed, by the first one that asks', async () => {
  await using directory = await createTemporaryDirectory();
  await using first = await startStoreProcess(directory.path);
  await first.connections.save(full);
  await first.connections.save(makeConnection('conn_closed'));
  await first.connections.savePinnedTools(full.id, tools);
  await first.connections.saveSession(full.id, { state: 'secret' });
  await first.connections.saveSession('conn_closed', { state: 'other' });
  await first.connections.saveSession('conn_closed', undefined);
  await first.signal('SIGKILL');
  const second = await open(directory.path);
  const third = await open(directory.path);
  const closed = { connection: makeConnection('conn_closed') };
  const session = { state: 'secret' };
  const found = [closed, { connection: full, session, pinnedTools: tools }];
  const without = [closed, { connection: full, pinnedTools: tools }];
  const byId = (list: readonly { readonly connection: StoredConnection }[]) =>
    list.toSorted((a, b) => a.connection.id.localeCompare(b.connection.id));
  expect(byId(await second.connections.list())).toEqual(byId(found));
  expect(byId(await third.connections.list())).toEqual(byId(without));
  // It is the second one's own now.
  expect(byId(await second.connections.list())).toEqual(byId(found));
  await second.close();
  expect(byId(await third.connections.list())).toEqual(byId(found));
  await third.close();
});

test('nobody takes or ends the session of a process that lives', async () => {
  await using directory = await createTemporaryDirectory();
  await using living = await startStoreProcess(directory.path);
  await living.connections.save(full);
  await living.connections.saveSession(full.id, { state: 'theirs' });
  const { connections, close } = await open(directory.path);
  expect(await connections.list()).toEqual([{ connection: full }]);
  await connections.saveSession(full.id, { state: 'mine' });
  await connections.saveSession(full.id, undefined);
  expect(await connections.list()).toEqual([{ connection: full }]);
  expect(await living.connections.list()).toMatchObject([{ session: { state: 'theirs' } }]);

  // What it has let go of is anybody's.
  await living.connections.saveSession(full.id, undefined);
  await connections.saveSession(full.id, { state: 'mine' });
  expect(await connections.list()).toMatchObject([{ session: { state: 'mine' } }]);
  await close();
  // So is what one had that has gone.
  await living.connections.saveSession(full.id, { state: 'again' });
  expect(await living.connections.list()).toMatchObject([{ session: { state: 'again' } }]);
});

test('of two processes that start at once, one gets each session', async () => {
  await using directory = await createTemporaryDirectory();
  await using before = await startStoreProcess(directory.path);
  const ids = Array.from({ length: 40 }, (_, index) => `conn_${index}`);
  for (const id of ids) {
    await before.connections.save(makeConnection(id));
    await before.connections.saveSession(id, { state: id });
  }
  await before.signal('SIGKILL');
  await using one = await startStoreProcess(directory.path);
  await using two = await startStoreProcess(directory.path);
  const found = await Promise.all([one.connections.list(), two.connections.list()]);
  const sessions = found.flat().flatMap(({ session }) => session?.state ?? []);
  expect(sessions.toSorted()).toEqual(ids.toSorted());
});
