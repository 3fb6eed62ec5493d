import { execFile } from 'node:child_process';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { makeBatch } from '../../core/catalog/make-batch.fixture.js';
import { makeRecord } from './make-record.fixture.js';
import { openSqliteStore } from './open-sqlite-store.js';
import { silentLogger as logger } from './silent-logger.fixture.js';

const run = promisify(execFile);

test('makes a private directory and file, and keeps what was written over a restart', async () => {
  await using directory = await createTemporaryDirectory();
  const dataDir = join(directory.path, 'made', 'here');
  const first = await openSqliteStore({ dataDir, logger });
  await first.services.useRegistries([{ key: 'test', name: 'test' }]);
  const records = [makeRecord({ id: 'a', name: 'Alpha' })];
  await first.services.store('test', makeBatch({ records }), { at: new Date() });
  await first.connections.save({
    id: 'c1',
    owner: { kind: 'anonymous', clientId: 'hash' },
    serviceId: 'a',
    authType: 'bearer',
    created: '2026-01-01T00:00:00.000Z',
    lastUsed: '2026-01-01T00:00:00.000Z',
  });
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  for (const file of ['nanda.db', 'nanda.db-wal', 'nanda.db-shm']) {
    expect((await stat(join(dataDir, file))).mode & 0o777, file).toBe(0o600);
  }
  await first.close();
  await first.close();

  const second = await openSqliteStore({ dataDir, logger });
  await second.services.useRegistries([{ key: 'test', name: 'test' }]);
  expect(await second.services.findById('a')).toHaveLength(1);
  expect((await second.services.serviceIndex.terms()).terms).toContain('alpha');
  expect(await second.connections.list()).toEqual([
    {
      connection: {
        id: 'c1',
        owner: { kind: 'anonymous', clientId: 'hash' },
        serviceId: 'a',
        authType: 'bearer',
        created: '2026-01-01T00:00:00.000Z',
        lastUsed: '2026-01-01T00:00:00.000Z',
      },
    },
  ]);
  await second.close();
});

test('several handles may open a new file at once and see what the others write', async () => {
  await using directory = await createTemporaryDirectory();
  const dataDir = directory.path;
  const stores = await Promise.all(
    Array.from({ length: 4 }, () => openSqliteStore({ dataDir, logger })),
  );
  const registries = stores.map((_store, index) => ({ key: `r${index}`, name: `r${index}` }));
  await Promise.all(stores.map(({ services }) => services.useRegistries(registries)));
  const counts = () =>
    Promise.all(
      stores.map(async ({ services }) =>
        [...(await services.counts()).values()].reduce((sum, count) => sum + count, 0),
      ),
    );
  // What was counted before must not be answered from what was kept then.
  expect(await counts()).toEqual([0, 0, 0, 0]);
  for (const [index, { services }] of stores.entries()) {
    const records = [makeRecord({ id: `s${index}` })];
    await services.store(`r${index}`, makeBatch({ records }), { at: new Date() });
  }
  expect(await counts()).toEqual([4, 4, 4, 4]);
  await Promise.all(stores.map((store) => store.close()));
});

test('waits for a write of another process', async () => {
  await using directory = await createTemporaryDirectory();
  const store = await openSqliteStore({ dataDir: directory.path, logger });
  const script = `
    import { DatabaseSync } from 'node:sqlite';
    const database = new DatabaseSync(process.argv[1]);
    database.exec('pragma busy_timeout = 5000');
    for (let index = 0; index < 50; index += 1) {
      database.exec('begin immediate');
      database.exec("insert into registries (key, used_day) values ('child' || " + index + ', 1)');
      database.exec('commit');
    }
    database.close();
  `;
  const child = run(process.execPath, [
    '--input-type=module',
    '-e',
    script,
    join(directory.path, 'nanda.db'),
  ]);
  const at = new Date();
  for (let index = 0; index < 50; index += 1) {
    await store.usage.record({ serviceId: 'a', kind: 'execution', at });
  }
  // A Node that warned of node:sqlite would say so here: a start must be silent.
  expect((await child).stderr).toBe('');
  expect((await store.usage.counts({})).get('a')).toEqual({ connections: 0, executions: 50 });
  await store.close();
});

test('says what to do with a damaged file, and leaves it alone', async () => {
  await using directory = await createTemporaryDirectory();
  const path = join(directory.path, 'nanda.db');
  await writeFile(
    path,
    'this is no database, but it is long enough to be asked for its header'.repeat(50),
  );
  await expect(openSqliteStore({ dataDir: directory.path, logger })).rejects.toMatchObject({
    name: 'StoreError',
    reason: 'corrupt',
    message: expect.stringMatching(/nanda\.db is damaged.*Move it away/),
  });
  expect((await stat(path)).size).toBeGreaterThan(1_000);
});

test('refuses a file of a newer version', async () => {
  await using directory = await createTemporaryDirectory();
  await (await openSqliteStore({ dataDir: directory.path, logger })).close();
  const database = new DatabaseSync(join(directory.path, 'nanda.db'));
  database.exec('pragma user_version = 99');
  database.close();
  await expect(openSqliteStore({ dataDir: directory.path, logger })).rejects.toMatchObject({
    reason: 'newer',
    message: expect.stringMatching(/newer version.*Update this program/),
  });
});

test('says so when the directory cannot be used', async () => {
  await using directory = await createTemporaryDirectory();
  const file = join(directory.path, 'file');
  await writeFile(file, '');
  await expect(openSqliteStore({ dataDir: join(file, 'x'), logger })).rejects.toMatchObject({
    reason: 'unavailable',
  });
  await mkdir(join(directory.path, 'nanda.db'));
  await expect(openSqliteStore({ dataDir: directory.path, logger })).rejects.toMatchObject({
    reason: 'unavailable',
  });
});
