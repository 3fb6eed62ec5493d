import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { makeBatch } from '../../core/catalog/make-batch.fixture.js';
import { createServiceSearch } from '../../core/catalog/query/create-service-search.js';
import type { RegistrySource } from '../../core/catalog/registry.js';
import type { RecordTrust, ServiceRecord } from '../../core/catalog/service-record.js';
import { buildView } from '../../core/catalog/view/build-view.js';
import { makeRecord } from './make-record.fixture.js';
import { openSqliteStore, type SqliteStore } from './open-sqlite-store.js';
import { silentLogger as logger } from './silent-logger.fixture.js';

const run = promisify(execFile);
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

async function list(
  { services }: SqliteStore,
  registry: RegistrySource,
  records: readonly ServiceRecord[],
): Promise<void> {
  await services.store(registry.key, makeBatch({ records }), { at: new Date() });
}

/** What a search in this process shows: names, and as many tags. */
async function see({ services }: SqliteStore, text?: string): Promise<string[]> {
  const version = await services.version();
  const view = buildView(await services.rows(), { isVisible: () => true });
  const search = createServiceSearch({ repository: services, registryNames: ['a', 'b'] });
  const page = await search.find({
    filter: {},
    sort: 'relevance',
    limit: 10,
    view,
    version,
    ...(text !== undefined && { text }),
  });
  expect(page.facets.tags.reduce((sum, { count }) => sum + count, 0)).toBe(page.total);
  const counts = [...(await services.counts()).values()];
  if (text === undefined) expect(counts.reduce((sum, one) => sum + one, 0)).toBe(view.rows.count);
  const keys = page.services.map((service) => view.rows.keys[view.faces[service] ?? 0] ?? 0);
  return (await services.records(keys)).map(({ record }) => record.name);
}

async function nameOf({ services }: SqliteStore, id: string): Promise<string | undefined> {
  const keys = await services.findById(id);
  return (await services.records(keys))[0]?.record.name;
}

const record = (id: string, name: string, trust: RecordTrust = 'local-file') =>
  makeRecord({ id, name, trust, tags: [name] });

test('each process sees what its own registries list, and drops nothing of the other', async () => {
  await using directory = await createTemporaryDirectory();
  const [one, two] = await openTwo(directory.path);
  await list(one, mine, [record('a', 'Alpha'), record('x', 'My twin')]);
  await list(two, theirs, [record('b', 'Beta', 'local-user'), record('x', 'Their twin')]);
  expect(await see(one)).toEqual(['Alpha', 'My twin']);
  expect(await see(two)).toEqual(['Beta', 'Their twin']);
  expect(await see(one, 'twin')).toEqual(['My twin']);
  expect(await see(two, 'twin')).toEqual(['Their twin']);
  expect(await nameOf(one, 'x')).toBe('My twin');
  expect(await nameOf(two, 'x')).toBe('Their twin');
  expect(await nameOf(one, 'b')).toBeUndefined();
  expect(await see(one, 'beta')).toEqual([]);

  await list(two, theirs, [record('b', 'Beta')]);
  expect(await see(one)).toEqual(['Alpha', 'My twin']);
  for (const store of [one, two]) await store.close();
});

test('one that starts later and uses both sees both, in its own order', async () => {
  await using directory = await createTemporaryDirectory();
  const [one, two] = await openTwo(directory.path);
  await list(one, mine, [record('a', 'Alpha')]);
  await list(two, theirs, [record('b', 'Beta')]);
  const third = await openSqliteStore({ dataDir: directory.path, logger });
  await third.services.useRegistries([theirs, mine]);
  expect(await see(third)).toEqual(['Beta', 'Alpha']);
  await third.services.useRegistries([mine, theirs]);
  expect(await see(third)).toEqual(['Alpha', 'Beta']);
  for (const store of [one, two, third]) await store.close();
});

test('two processes that read one registry may call it differently', async () => {
  await using directory = await createTemporaryDirectory();
  const [one, two] = await openTwo(directory.path);
  await two.services.useRegistries([mine, { ...theirs, name: 'file:services.json (2)' }]);
  const rows = [record('b', 'Beta')];
  await one.services.useRegistries([theirs]);
  await list(one, theirs, rows);
  const before = await one.services.version();
  await list(
    two,
    theirs,
    rows.map((row) => ({ ...row, source: { ...row.source, registry: 'file:services.json (2)' } })),
  );
  expect(await one.services.version()).toBe(before);
  const sourceOf = async ({ services }: SqliteStore) =>
    (await services.records(await services.findById('b')))[0]?.record.source.registry;
  expect(await sourceOf(one)).toBe('file:services.json');
  expect(await sourceOf(two)).toBe('file:services.json (2)');
  await one.close();
  await two.close();
});

test('what one process learns of a service, the other one tells too', async () => {
  await using directory = await createTemporaryDirectory();
  const [one, two] = await openTwo(directory.path);
  await two.services.useRegistries([mine]);
  await list(one, mine, [record('a', 'Alpha')]);
  const before = await two.services.version();
  await one.services.setTools({ registry: mine.name, id: 'a' }, [{ name: 'own' }], {
    at: new Date(),
  });
  await one.services.setHealth('a.example', { state: 'up', checkedAt: '2026-06-01T00:00:00.000Z' });
  expect(await two.services.version()).not.toBe(before);
  expect((await two.services.toolIndex.terms()).terms).toContain('own');
  expect([...(await two.services.rows()).health.values()]).toEqual(['up']);
  await one.close();
  await two.close();
});

test('another process may write its registry while this one reads', async () => {
  await using directory = await createTemporaryDirectory();
  const [one, two] = await openTwo(directory.path);
  await list(one, mine, [record('a', 'Alpha')]);
  await list(two, theirs, [record('z', 'Alpha')]);
  await two.close();
  const script = `
    import { DatabaseSync } from 'node:sqlite';
    const database = new DatabaseSync(process.argv[1]);
    database.exec('pragma busy_timeout = 5000');
    const columns = database.prepare('pragma table_info(services)').all()
      .map(({ name }) => name).filter((name) => name !== 'key' && name !== 'id').join(', ');
    const insert = database.prepare(
      'insert into services (id, ' + columns + ') select ?, ' + columns + " from services where id = 'z'");
    for (let index = 0; index < 20; index += 1) insert.run('a' + index);
    database.close();
  `;
  const file = join(directory.path, 'nanda.db');
  const child = run(process.execPath, ['--input-type=module', '-e', script, file]);
  for (let round = 0; round < 50; round += 1) {
    expect(await see(one)).toEqual(['Alpha']);
    await list(one, mine, [record('a', 'Alpha'), record(`r${round}`, 'R')]);
    await list(one, mine, [record('a', 'Alpha')]);
  }
  await child;
  expect(await see(one)).toEqual(['Alpha']);
  await one.services.useRegistries([mine, theirs]);
  expect(Object.fromEntries(await one.services.counts())).toEqual({ 'key-1': 1, 'key-2': 21 });
  await one.close();
});

test('two processes that write at once give each listing a key of its own', async () => {
  await using directory = await createTemporaryDirectory();
  const [one, two] = await openTwo(directory.path);
  const rows = (name: string) =>
    Array.from({ length: 10 }, (_, index) => record(`${name}${index}`, `${name} ${index}`));
  await Promise.all([
    ...rows('a').map((row) => one.services.add(mine.key, [row], { at: new Date() })),
    ...rows('b').map((row) => two.services.add(theirs.key, [row], { at: new Date() })),
  ]);
  const database = new DatabaseSync(join(directory.path, 'nanda.db'));
  const kept = database
    .prepare(
      `select count(*) as count, count(distinct key) as keys from services s
       join service_documents d on d.service_key = s.key and d.document like '%"' || s.id || '"%'`,
    )
    .get();
  expect({ ...kept }).toEqual({ count: 20, keys: 20 });
  database.close();
  await one.close();
  await two.close();
});
