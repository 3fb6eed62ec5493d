import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createTemporaryDirectory } from '@nanda/testing';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { makeBatch } from '../../../core/catalog/make-batch.fixture.js';
import { makeRecord } from '../make-record.fixture.js';
import { NodeSqliteDialect } from '../node-sqlite-dialect.js';
import { openSqliteStore } from '../open-sqlite-store.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';
import { createFirstTables } from './create-first-tables.js';

/** A store as the first version wrote it, with a service, some use and a connection. */
async function writeFirstVersion(path: string): Promise<void> {
  const database = new DatabaseSync(path);
  const kysely = new Kysely<unknown>({ dialect: new NodeSqliteDialect(database) });
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: async () => ({ '0001-create-first-tables': createFirstTables }) },
  });
  const { error } = await migrator.migrateToLatest();
  expect(error).toBeUndefined();
  database.exec(`
    pragma user_version = 1;
    insert into registries values ('test', 1);
    insert into services (key, registry, place, id, name_key, short_name_key, protected, verified,
      popularity, created_at) values (7, 'test', 0, 'old', 'old', 'old', 0, 0, 1, '2026');
    insert into service_documents values (7, '{}');
    insert into service_facets values (7, 1, 'data', 'Data');
    insert into services_fts (rowid, name) values (7, 'old');
    insert into usage values ('a', 'execution', 1, 3);
    insert into connections values ('c1', 'local', null, 'a', null, 'none', '2026', '2026');
  `);
  await kysely.destroy();
}

test('a store of the first version keeps use and connections, and is filled anew', async () => {
  await using directory = await createTemporaryDirectory();
  await writeFirstVersion(join(directory.path, 'nanda.db'));
  const { services, usage, connections, close } = await openSqliteStore({
    dataDir: directory.path,
    logger,
  });
  expect((await usage.counts({})).get('a')).toEqual({ connections: 0, executions: 3 });
  expect(await connections.list()).toMatchObject([{ connection: { id: 'c1', serviceId: 'a' } }]);

  await services.useRegistries([{ key: 'test', name: 'test' }]);
  expect(await services.readingOf('test')).toMatchObject({ isComplete: false, problems: [] });
  expect((await services.rows()).count).toBe(0);
  expect((await services.serviceIndex.terms()).terms).toEqual([]);
  const records = [makeRecord({ id: 'new', tags: ['tag'], tools: [{ name: 'find' }] })];
  await services.store('test', makeBatch({ records }), { at: new Date() });
  expect(await services.findById('new')).toHaveLength(1);
  await close();
});
