import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBatch } from '../../../core/catalog/make-batch.fixture.js';
import type { RegistryBatch } from '../../../core/catalog/registry.js';
import type { ServiceRecord } from '../../../core/catalog/service-record.js';
import { makeRecord } from '../make-record.fixture.js';
import { openSqliteStore, type SqliteStore } from '../open-sqlite-store.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';

let store: SqliteStore;

beforeEach(async () => {
  store = await openSqliteStore({ dataDir: ':memory:', logger });
  await store.services.useRegistries([{ key: 'test', name: 'test' }]);
});

afterEach(async () => {
  await store.close();
});

async function step(
  records: readonly ServiceRecord[],
  given: Partial<RegistryBatch> = {},
): Promise<void> {
  await store.services.store('test', makeBatch({ records, ...given }), { at: new Date() });
}

const changes = { part: 'changes' } as const;

const version = (number: number, id = 'a'): ServiceRecord =>
  makeRecord({ id, version: `${number}.0.0`, versionRank: `${number}`, title: `Title${number}` });

/** The version that stands, then all that are known. */
async function versions(id = 'a'): Promise<(string | undefined)[]> {
  const [key = 0] = await store.services.findById(id);
  const [latest] = await store.services.records([key]);
  const known = await store.services.versionsOf(key);
  expect(known.map(({ isLatest }) => isLatest)).toEqual(known.map((_, place) => place === 0));
  return [latest?.record.version, ...known.map((one) => one.version)];
}

test.each([
  ['in their order', [1, 2, 3]],
  ['the latest first', [3, 2, 1]],
  ['mixed', [2, 3, 1]],
])('the latest of several versions stands, the others are kept: %s', async (_, numbers) => {
  await step(numbers.map((number) => version(number)));
  expect(await versions()).toEqual(['3.0.0', '3.0.0', '2.0.0', '1.0.0']);
  expect((await store.services.serviceIndex.terms()).terms).toContain('title3');
  expect((await store.services.serviceIndex.terms()).terms).not.toContain('title2');
  expect((await store.services.rows()).count).toBe(1);
});

test.each([
  ['in their order', [1, 2, 3]],
  ['the latest first', [3, 2, 1]],
])('also when they come in several steps: %s', async (_, [first = 0, ...others]) => {
  await step([version(first)]);
  for (const number of others) await step([version(number)], changes);
  expect(await versions()).toEqual(['3.0.0', '3.0.0', '2.0.0', '1.0.0']);
});

test('a version that comes again is the version as it is now', async () => {
  await step([version(1), version(2)]);
  await step(
    [
      { ...version(1), status: 'deprecated' },
      { ...version(2), title: 'New' },
    ],
    changes,
  );
  const [key = 0] = await store.services.findById('a');
  expect(await store.services.versionsOf(key)).toMatchObject([
    { version: '2.0.0', status: 'active', record: { title: 'New' } },
    { version: '1.0.0', status: 'deprecated', record: { status: 'deprecated' } },
  ]);
});

test('earlier versions outlive a listing that names only the latest', async () => {
  await step([version(1)]);
  await step([version(2)]);
  expect(await versions()).toEqual(['2.0.0', '2.0.0', '1.0.0']);
});

test('a latest version that a whole listing no longer names has gone', async () => {
  await step([version(2), version(7, 'b')]);
  await step([version(1), version(7, 'b')]);
  expect(await versions()).toEqual(['1.0.0', '1.0.0']);
  expect(await versions('b')).toEqual(['7.0.0', '7.0.0']);
});

test('a whole listing may name the versions in any order, time after time', async () => {
  for (const numbers of [
    [2, 1],
    [1, 2],
    [2, 1],
  ]) {
    await step(numbers.map((number) => version(number)));
    expect(await versions()).toEqual(['2.0.0', '2.0.0', '1.0.0']);
  }
  const before = await store.services.version();
  await step([version(1), version(2)]);
  expect(await store.services.version()).toBe(before);
});

test('several versions are one row, where the first of them stands', async () => {
  for (let time = 0; time < 2; time += 1) {
    await step([version(1), version(7, 'b'), version(2), version(8, 'c')]);
    const { keys, places } = await store.services.rows();
    const records = await store.services.records([...keys]);
    expect(records.map(({ record: { id } }, row) => [id, places[row]])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
  }
});

test('an earlier version that comes out of order takes the place of none', async () => {
  await step([version(2)]);
  await step([version(7, 'b')], { isLast: false });
  await store.services.add('test', [version(1)], { at: new Date() });
  expect(await versions()).toEqual(['2.0.0', '2.0.0', '1.0.0']);
});

test('a record without a version has none', async () => {
  await step([makeRecord({ id: 'a' })]);
  expect(await versions()).toEqual([undefined]);
});

test('of two rows of one id without versions the first one counts, the later step wins', async () => {
  const named = (name: string) => makeRecord({ id: 'a', name });
  const name = async () => [...(await store.services.names()).values()];
  await step([named('one'), named('two')]);
  expect(await name()).toEqual(['one']);
  await step([named('three'), named('four')], changes);
  expect(await name()).toEqual(['three']);
});

test('two registries may list the same id', async () => {
  await store.services.useRegistries([
    { key: 'test', name: 'test' },
    { key: 'other', name: 'Other' },
  ]);
  await step([makeRecord({ id: 'a', name: 'mine' })]);
  const records = [makeRecord({ id: 'a', name: 'theirs' })];
  await store.services.store('other', makeBatch({ records }), { at: new Date() });
  await step([makeRecord({ id: 'a', name: 'mine too' })]);
  const keys = await store.services.findById('a');
  expect(
    (await store.services.records(keys)).map(({ record: { name, source } }) => [
      name,
      source.registry,
    ]),
  ).toEqual([
    ['mine too', 'test'],
    ['theirs', 'Other'],
  ]);
});

test('a row that is listed again keeps its key, one that comes back gets another', async () => {
  const keyOf = async () => (await store.services.findById('a'))[0] ?? 0;
  await step([makeRecord({ id: 'z' }), makeRecord({ id: 'a' })]);
  const key = await keyOf();
  await step([makeRecord({ id: 'a', title: 'changed' })]);
  expect(await keyOf()).toBe(key);
  await step([makeRecord({ id: 'b' })]);
  await step([]);
  await step([makeRecord({ id: 'a' })]);
  expect(await keyOf()).toBeGreaterThan(key + 1);
});
