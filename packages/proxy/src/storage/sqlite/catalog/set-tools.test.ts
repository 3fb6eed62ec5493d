import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBatch } from '../../../core/catalog/make-batch.fixture.js';
import type { ServiceRecord } from '../../../core/catalog/service-record.js';
import { makeRecord } from '../make-record.fixture.js';
import { openSqliteStore, type SqliteStore } from '../open-sqlite-store.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';

let store: SqliteStore;
const listed = makeRecord({
  id: 'a',
  version: '2',
  versionRank: '2',
  tags: ['x'],
  tools: [{ name: 'listed' }],
});

beforeEach(async () => {
  store = await openSqliteStore({ dataDir: ':memory:', logger });
  await store.services.useRegistries([{ key: 'test', name: 'test' }]);
});

afterEach(async () => {
  await store.close();
});

async function fill(...records: readonly ServiceRecord[]): Promise<void> {
  await store.services.store('test', makeBatch({ records }), { at: new Date() });
}

async function record(): Promise<ServiceRecord | undefined> {
  const keys = await store.services.findById('a');
  return (await store.services.records(keys))[0]?.record;
}

test('what a service says of its own tools takes the place of what its registry says', async () => {
  await fill(makeRecord({ id: 'z', tools: [{ name: 'others' }] }), listed);
  const [{ keys, places }, version] = [await store.services.rows(), await store.services.version()];
  await store.services.setTools(
    { registry: 'test', id: 'a' },
    [{ name: 'own', description: 'really' }],
    { at: new Date() },
  );
  expect(await record()).toEqual({ ...listed, tools: [{ name: 'own', description: 'really' }] });
  expect(await store.services.rows()).toMatchObject({ keys, places });
  expect(await store.services.version()).not.toBe(version);
  expect((await store.services.toolIndex.terms()).terms).toEqual([
    'a',
    'others',
    'own',
    'really',
    'z',
  ]);
  expect((await store.services.serviceIndex.terms()).terms).toContain('own');
});

test('it outlives the next reading, and the listing itself', async () => {
  await store.services.setTools({ registry: 'test', id: 'a' }, [{ name: 'own' }], {
    at: new Date(),
  });
  await fill(listed);
  expect((await record())?.tools).toEqual([{ name: 'own' }]);
  await fill();
  await fill({ ...listed, version: '3', versionRank: '3', tools: [{ name: 'newer' }] });
  expect((await record())?.tools).toEqual([{ name: 'own' }]);
});

test('the same tools again change nothing', async () => {
  await fill(listed);
  await store.services.setTools({ registry: 'test', id: 'a' }, [{ name: 'own' }], {
    at: new Date(),
  });
  const version = await store.services.version();
  await store.services.setTools({ registry: 'test', id: 'a' }, [{ name: 'own' }], {
    at: new Date(),
  });
  await fill(listed);
  expect(await store.services.version()).toBe(version);
});

test('a service that has no tools any more has none', async () => {
  await fill(listed);
  await store.services.setTools({ registry: 'test', id: 'a' }, [], { at: new Date() });
  expect((await record())?.tools).toEqual([]);
  expect((await store.services.toolIndex.terms()).terms).toEqual([]);
});
