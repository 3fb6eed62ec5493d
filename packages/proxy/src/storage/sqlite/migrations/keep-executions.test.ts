import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createTemporaryDirectory } from '@nanda/testing';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { makeBatch } from '../../../core/catalog/make-batch.fixture.js';
import { endedWrite } from '../executions/ended-write.fixture.js';
import { makeRecord } from '../make-record.fixture.js';
import { NodeSqliteDialect } from '../node-sqlite-dialect.js';
import { openSqliteStore } from '../open-sqlite-store.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';
import { createFirstTables } from './create-first-tables.js';
import { keepListings } from './keep-listings.js';

/** A store as the second version wrote it, with connections and some use. */
async function writeSecondVersion(path: string): Promise<void> {
  const database = new DatabaseSync(path);
  const kysely = new Kysely<unknown>({ dialect: new NodeSqliteDialect(database) });
  const migrations = {
    '0001-create-first-tables': createFirstTables,
    '0002-keep-listings': keepListings,
  };
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: async () => migrations },
  });
  const { error } = await migrator.migrateToLatest();
  expect(error).toBeUndefined();
  database.exec(`
    pragma user_version = 2;
    insert into registries (key, used_day) values ('test', 1);
    insert into usage values ('a', 'execution', 1, 3);
    insert into connections values ('c1', 'local', null, 'a', 'mine', 'none', '2026', '2027');
    insert into connections values ('c2', 'anonymous', 'hash', 'b', null, 'bearer', '2026', '2026');
  `);
  await kysely.destroy();
}

test('a store of the second version keeps what it has, and takes what is new', async () => {
  await using directory = await createTemporaryDirectory();
  await writeSecondVersion(join(directory.path, 'nanda.db'));
  const store = await openSqliteStore({ dataDir: directory.path, logger });
  const { connections, executions, services, usage } = store;
  const first = {
    serviceId: 'a',
    name: 'mine',
    authType: 'none',
    created: '2026',
    lastUsed: '2027',
  };
  const second = { serviceId: 'b', authType: 'bearer', created: '2026', lastUsed: '2026' };
  const c1 = { id: 'c1', owner: { kind: 'local' }, ...first } as const;
  const c2 = { id: 'c2', owner: { kind: 'anonymous', clientId: 'hash' }, ...second } as const;
  expect(await connections.list()).toEqual([{ connection: c1 }, { connection: c2 }]);
  expect((await usage.counts({})).get('a')).toEqual({ connections: 0, executions: 3 });

  await connections.saveSession('c1', { state: 'secret' });
  await connections.savePinnedTools('c2', [{ name: 'find', inputSchema: {} }]);
  await executions.write([endedWrite({ id: 'exec_1', connectionId: 'c1' }, ['result'])]);
  await services.useRegistries([{ key: 'test', name: 'test' }]);
  await services.store('test', makeBatch({ records: [makeRecord({ id: 'new' })] }), {
    at: new Date(),
  });
  await store.close();

  const again = await openSqliteStore({ dataDir: directory.path, logger });
  expect(await again.connections.list()).toEqual([
    { connection: c1, session: { state: 'secret' } },
    { connection: c2, pinnedTools: [{ name: 'find', inputSchema: {} }] },
  ]);
  expect(await again.executions.find('exec_1')).toMatchObject({ connectionId: 'c1' });
  await again.services.useRegistries([{ key: 'test', name: 'test' }]);
  expect(await again.services.findById('new')).toHaveLength(1);
  await again.close();
});

test('several processes that find an old store bring it up to date once', async () => {
  await using directory = await createTemporaryDirectory();
  await writeSecondVersion(join(directory.path, 'nanda.db'));
  const stores = await Promise.all(
    Array.from({ length: 3 }, () => openSqliteStore({ dataDir: directory.path, logger })),
  );
  for (const { connections } of stores) expect(await connections.list()).toHaveLength(2);
  for (const store of stores) await store.close();
});
