import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import type { RegistrySource } from '../../core/catalog/registry.js';
import type { RecordTrust } from '../../core/catalog/service-record.js';
import { makeRecord } from './make-record.fixture.js';
import { openSqliteStore, type SqliteStore } from './open-sqlite-store.js';
import { silentLogger as logger } from './silent-logger.fixture.js';

const run = promisify(execFile);
const everything = { sort: 'relevance', limit: 10, offset: 0 } as const;
/** Two files of one name in different directories, each read by another process. */
const mine: RegistrySource = { key: 'key-1', name: 'file:services.json' };
const theirs: RegistrySource = { key: 'key-2', name: 'file:services.json' };

async function openTwo(dataDir: string): Promise<[SqliteStore, SqliteStore]> {
  const [one, two] = await Promise.all([
    openSqliteStore({ dataDir, logger }),
    openSqliteStore({ dataDir, logger }),
  ]);
  await one.services.useRegistries([mine]);
  await two.services.useRegistries([theirs]);
  return [one, two];
}

async function see({ services }: SqliteStore, text?: string): Promise<string[]> {
  const page = await services.search({ ...everything, ...(text === undefined ? {} : { text }) });
  expect(page.total).toBe(page.records.length);
  expect(page.facets.tags.reduce((sum, { count }) => sum + count, 0)).toBe(page.total);
  if (text === undefined) expect(await services.count()).toBe(page.total);
  return page.records.map(({ name }) => name);
}

const record = (id: string, name: string, trust: RecordTrust = 'local-file') =>
  makeRecord({ id, name, trust, tags: [name] });

test('each process sees what its own registries list, and drops nothing of the other', async () => {
  await using directory = await createTemporaryDirectory();
  const [one, two] = await openTwo(directory.path);
  await one.services.replaceRegistry(mine.key, [record('a', 'Alpha'), record('x', 'My twin')]);
  await two.services.replaceRegistry(theirs.key, [
    record('b', 'Beta', 'local-user'),
    record('x', 'Their twin'),
  ]);
  expect(await see(one)).toEqual(['Alpha', 'My twin']);
  expect(await see(two)).toEqual(['Beta', 'Their twin']);
  expect(await see(one, 'twin')).toEqual(['My twin']);
  expect(await see(two, 'twin')).toEqual(['Their twin']);
  expect((await one.services.get('x'))?.name).toBe('My twin');
  expect((await two.services.get('x'))?.name).toBe('Their twin');
  expect(await one.services.get('b')).toBeUndefined();
  expect(await one.services.findByName('beta')).toEqual([]);

  await two.services.replaceRegistry(theirs.key, [record('b', 'Beta')]);
  expect(await see(one)).toEqual(['Alpha', 'My twin']);
  // One that starts later and uses both sees both, in its own order.
  const third = await openSqliteStore({ dataDir: directory.path, logger });
  await third.services.useRegistries([theirs, mine]);
  expect(await see(third)).toEqual(['Alpha', 'Beta', 'My twin']);
  for (const store of [one, two, third]) await store.close();
});

test('two processes that read one registry may call it differently', async () => {
  await using directory = await createTemporaryDirectory();
  const [one, two] = await openTwo(directory.path);
  await two.services.useRegistries([mine, { ...theirs, name: 'file:services.json (2)' }]);
  const rows = [record('b', 'Beta')];
  await one.services.useRegistries([theirs]);
  await one.services.replaceRegistry(theirs.key, rows);
  const database = new DatabaseSync(join(directory.path, 'nanda.db'));
  const readKeys = () =>
    database
      .prepare(
        'select key, document from services s join service_documents d on d.service_key = s.key',
      )
      .all();
  const before = readKeys();
  await two.services.replaceRegistry(
    theirs.key,
    rows.map((row) => ({ ...row, source: { ...row.source, registry: 'file:services.json (2)' } })),
  );
  expect(readKeys()).toEqual(before);
  database.close();
  expect((await one.services.get('b'))?.source.registry).toBe('file:services.json');
  expect((await two.services.get('b'))?.source.registry).toBe('file:services.json (2)');
  await one.close();
  await two.close();
});

test('another process may write its registry while this one reads', async () => {
  await using directory = await createTemporaryDirectory();
  const [one, two] = await openTwo(directory.path);
  await one.services.replaceRegistry(mine.key, [record('a', 'Alpha')]);
  await two.close();
  const script = `
    import { DatabaseSync } from 'node:sqlite';
    const database = new DatabaseSync(process.argv[1]);
    database.exec('pragma busy_timeout = 5000');
    const insert = database.prepare(
      "insert into services (registry, place, id, name_key, short_name_key, protected, verified, popularity, created_at) " +
      "values ('key-2', ?, ?, 'alpha', 'alpha', 0, 0, 5, '2026')");
    for (let index = 0; index < 20; index += 1) insert.run(index, 'a' + index);
    database.close();
  `;
  const file = join(directory.path, 'nanda.db');
  const child = run(process.execPath, ['--input-type=module', '-e', script, file]);
  for (let round = 0; round < 50; round += 1) {
    expect(await see(one)).toEqual(['Alpha']);
    await one.services.replaceRegistry(mine.key, [record('a', 'Alpha'), record(`r${round}`, 'R')]);
    await one.services.replaceRegistry(mine.key, [record('a', 'Alpha')]);
  }
  await child;
  expect(await see(one)).toEqual(['Alpha']);
  await one.services.useRegistries([mine, theirs]);
  expect(await one.services.count()).toBe(21);
  await one.close();
});

test('records of a registry that nobody has used for thirty days go', async () => {
  await using directory = await createTemporaryDirectory();
  const [one, two] = await openTwo(directory.path);
  await one.services.replaceRegistry(mine.key, [record('x', 'Mine')]);
  await two.services.replaceRegistry(theirs.key, [record('x', 'Theirs')]);
  const database = new DatabaseSync(join(directory.path, 'nanda.db'));
  const age = (days: number) =>
    database.prepare('update registries set used_day = used_day - ?').run(days);
  const keys = () =>
    database
      .prepare('select registry from services order by 1')
      .all()
      .map(({ registry }) => registry);
  age(30);
  await one.services.useRegistries([mine]);
  expect(keys()).toEqual(['key-1', 'key-2']);
  age(1);
  await one.services.useRegistries([mine]);
  expect(keys()).toEqual(['key-1']);
  expect(await see(one, 'mine')).toEqual(['Mine']);
  expect(database.prepare('select key from registries').all()).toEqual([{ key: 'key-1' }]);
  // It comes back with the next reading of whoever still has it in use.
  await two.services.replaceRegistry(theirs.key, [record('x', 'Theirs')]);
  expect(await see(two, 'theirs')).toEqual(['Theirs']);
  database.close();
  await one.close();
  await two.close();
});
