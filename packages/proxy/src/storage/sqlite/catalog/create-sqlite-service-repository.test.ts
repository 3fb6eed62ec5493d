import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBatch } from '../../../core/catalog/make-batch.fixture.js';
import { registeredSource } from '../../../core/catalog/registered-source.js';
import type { ServiceRecord } from '../../../core/catalog/service-record.js';
import { rowFlags } from '../../../core/catalog/view/service-rows.js';
import { makeRecord } from '../make-record.fixture.js';
import { openSqliteStore, type SqliteStore } from '../open-sqlite-store.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';

const at = new Date('2026-06-01T12:00:00Z');
let store: SqliteStore;

beforeEach(async () => {
  store = await openSqliteStore({ dataDir: ':memory:', logger });
  await use('test');
});

afterEach(async () => {
  await store.close();
});

async function use(...names: readonly string[]): Promise<void> {
  await store.services.useRegistries(names.map((name) => ({ key: name, name })));
}

async function fill(...records: readonly ServiceRecord[]): Promise<void> {
  await store.services.store('test', makeBatch({ records }), { at });
}

async function idsOf(keys: readonly number[]): Promise<string[]> {
  return (await store.services.records(keys)).map(({ record }) => record.id);
}

test('gives records back as they were, in the order that is asked for', async () => {
  const full = makeRecord({
    id: 'full',
    name: 'Full "quoted" \n 🙂',
    title: 'Title',
    version: '1.0.0',
    versionRank: '1',
    publisher: 'Somebody',
    auth: { kind: 'api_key', details: { headers: ['X-Key'] } },
    tools: [{ name: 't', description: 'd' }],
    rating: { average: 4.5, count: 10 },
    list: 'l',
    status: 'deprecated',
    verification: { by: 'registry', reason: 'r' },
  });
  const plain = makeRecord({ id: 'plain' });
  await fill(full, plain);
  const { keys } = await store.services.rows();
  expect(await store.services.records([...keys].toReversed())).toEqual([
    { key: keys[1], record: plain },
    { key: keys[0], record: full },
  ]);
  expect(await store.services.records([999, keys[0] ?? 0])).toMatchObject([{ key: keys[0] }]);
});

test('finds by id, as it is written', async () => {
  await fill(makeRecord({ id: 'Aa' }), makeRecord({ id: 'aa' }), makeRecord({ id: 'a' }));
  const find = async (id: string) => await idsOf(await store.services.findById(id));
  expect(await find('Aa')).toEqual(['Aa']);
  expect(await find('A')).toEqual([]);
});

test('finds what was of a version, the latest or an earlier one', async () => {
  const versions = [1, 2].map((number) =>
    makeRecord({ id: 'a', version: `${number}.0`, versionRank: `${number}` }),
  );
  await fill(...versions, makeRecord({ id: 'b', version: '2.0' }), makeRecord({ id: 'c' }));
  const other = [makeRecord({ id: 'd', version: '2.0' })];
  await store.services.store('other', makeBatch({ records: other }), { at });
  const find = async (version: string) =>
    (await idsOf(await store.services.ofVersion(version))).toSorted();
  expect(await find('1.0')).toEqual(['a']);
  expect(await find('2.0')).toEqual(['a', 'b']);
  expect(await find('2')).toEqual([]);
});

test('speaks of the registries in use alone, in their order', async () => {
  await store.services.store('other', makeBatch({ records: [makeRecord({ id: 'x' })] }), { at });
  await fill(makeRecord({ id: 'a' }), makeRecord({ id: 'b' }));
  const see = async () => {
    const { keys, registries } = await store.services.rows();
    const names = await store.services.names();
    return {
      rows: [...keys].map((key, row) => [names.get(key), registries[row]]),
      counts: Object.fromEntries(await store.services.counts()),
      found: (await store.services.findById('x')).length,
    };
  };
  expect(await see()).toEqual({
    rows: [
      ['a', 0],
      ['b', 0],
    ],
    counts: { test: 2 },
    found: 0,
  });
  await use('test', 'other');
  expect(await see()).toEqual({
    rows: [
      ['x', 1],
      ['a', 0],
      ['b', 0],
    ],
    counts: { test: 2, other: 1 },
    found: 1,
  });
  await use();
  expect(await see()).toEqual({ rows: [], counts: {}, found: 0 });
});

test('gives the narrow part of every listing, column by column', async () => {
  await fill(
    makeRecord({
      id: 'a',
      name: 'weather-forecast-server',
      description: 'tells the weather',
      category: 'Data',
      tags: ['One', 'two'],
      verification: { by: 'registry', reason: 'r' },
      popularity: 7,
      rating: { average: 4.5, count: 3 },
      createdAt: '2026-02-01T00:00:00.000Z',
      list: 'first',
    }),
    makeRecord({ id: 'b', endpoints: [], tags: ['ONE'], status: 'deprecated', list: 'second' }),
    makeRecord({ id: 'c', list: 'first' }),
  );
  await store.services.setHealth('b.example', { state: 'down', checkedAt: at.toISOString() });
  await store.services.setHealth('c.example', { state: 'up', checkedAt: at.toISOString() });
  const rows = await store.services.rows();
  const facetsOf = (row: number) =>
    [...rows.facets.subarray(rows.facetStarts[row], rows.facetStarts[row + 1])].map(
      (number) => rows.facetValues.get(number)?.value,
    );
  expect(rows.count).toBe(3);
  expect([...rows.places]).toEqual([0, 1, 2]);
  expect([...rows.flags]).toEqual([
    rowFlags.verified + rowFlags.reachable,
    rowFlags.deprecated,
    rowFlags.reachable,
  ]);
  expect(rows.lists[0]).toBe(rows.lists[2]);
  expect(rows.lists[0]).not.toBe(rows.lists[1]);
  expect([...rows.popularity]).toEqual([7, 0, 0]);
  expect([rows.ratings[0], rows.ratingCounts[0], rows.ratings[1]]).toEqual([4.5, 3, 0]);
  expect(rows.created[0]).toBe(Date.parse('2026-02-01T00:00:00.000Z'));
  expect([rows.nameWords[0], rows.words[0], rows.words[1]]).toEqual([2, 3, 0]);
  expect(facetsOf(0)).toEqual(['Data', 'One', 'two', 'http', 'none']);
  expect(facetsOf(1)).toEqual(['One', 'none']);
  expect(rows.identities).toEqual(['u:a.example\nc:weatherforecast', '', 'u:c.example\nc:c']);
  expect([...rows.health]).toEqual([[2, 'up']]);
});

test('tells which rows share their id with a row of another registry', async () => {
  await use('test', 'other');
  await store.services.store('other', makeBatch({ records: [makeRecord({ id: 'a' })] }), { at });
  await fill(makeRecord({ id: 'a', endpoints: [] }), makeRecord({ id: 'b', endpoints: [] }));
  const { sharedIds } = await store.services.rows();
  expect([...sharedIds]).toEqual([
    [0, 'a'],
    [1, 'a'],
  ]);
});

test('the version is another one exactly when the catalog has changed', async () => {
  const record = makeRecord({ id: 'a' });
  const versions = [await store.services.version()];
  const after = async (change: Promise<void>): Promise<boolean> => {
    await change;
    versions.push(await store.services.version());
    return versions.at(-1) !== versions.at(-2);
  };
  expect(await after(fill(record))).toBe(true);
  expect(await after(fill(record))).toBe(false);
  expect(await after(fill({ ...record, description: 'x' }))).toBe(true);
  expect(
    await after(store.services.add('test', [{ ...record, description: 'x' }], { at: new Date() })),
  ).toBe(false);
  expect(
    await after(store.services.add('test', [makeRecord({ id: 'b' })], { at: new Date() })),
  ).toBe(true);
  expect(await after(fill(makeRecord({ id: 'b' })))).toBe(true);
  expect(await after(fill())).toBe(true);
  expect(await after(fill())).toBe(false);
  expect(new Set(versions).size).toBe(6);
});

test('a step that fails leaves everything as it was', async () => {
  await fill(makeRecord({ id: 'a', tags: ['kept'] }));
  const see = async () => {
    const { keys, places, facetValues } = await store.services.rows();
    const records = await store.services.records([...keys]);
    return { records, places, facetValues, version: await store.services.version() };
  };
  const before = await see();
  const broken = { ...makeRecord({ id: 'x' }), popularity: 'much' as unknown as number };
  const records = [makeRecord({ id: 'a', name: 'Other' }), makeRecord({ id: 'y', tags: ['new'] })];
  const batch = makeBatch({ records: [...records, broken], checkpoint: 'later' });
  await expect(store.services.store('test', batch, { at })).rejects.toThrow();
  expect(await see()).toEqual(before);
  expect((await store.services.readingOf('test'))?.checkpoint).toBe('c');
  expect((await store.services.serviceIndex.terms()).terms).not.toContain('other');
  // The values that it numbered are numbered again, and not taken for known.
  await fill(...records);
  const { facets, facetValues } = await store.services.rows();
  expect([...facets].map((number) => facetValues.get(number)?.value)).toContain('new');
});

test('what a registry answered to a question is listed beside what was read', async () => {
  await fill(makeRecord({ id: 'a' }), makeRecord({ id: 'b' }));
  await store.services.add('test', [makeRecord({ id: 'q' }), makeRecord({ id: 'a', title: 'A' })], {
    at: new Date(),
  });
  const { keys, places } = await store.services.rows();
  expect(await idsOf([...keys])).toEqual(['a', 'b', 'q']);
  expect([...places]).toEqual([0, 1, 2]);
  expect((await store.services.records([keys[0] ?? 0]))[0]?.record.title).toBe('A');
  expect(await store.services.readingOf('test')).toMatchObject({ checkpoint: 'c' });
  await fill(makeRecord({ id: 'b' }), makeRecord({ id: 'a' }));
  expect(await idsOf([...(await store.services.rows()).keys])).toEqual(['a', 'b']);
});

test('what is added under a key that nobody has read yet has no reading', async () => {
  await use(registeredSource.key);
  await store.services.add(registeredSource.key, [makeRecord({ id: 'mine' })], { at: new Date() });
  expect(await store.services.readingOf(registeredSource.key)).toEqual({
    isComplete: false,
    generation: 0,
    problems: [],
  });
  expect(await store.services.readingOf('nothing')).toBeUndefined();
  expect(Object.fromEntries(await store.services.counts())).toEqual({ registered: 1 });
});

test('reads and writes may be asked for at the same time', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `r${index}`);
  await use(...names);
  await Promise.all(
    names.map(async (name) => {
      const records = [makeRecord({ id: `s of ${name}`, tags: ['shared', name] })];
      await store.services.store(name, makeBatch({ records }), { at });
      await store.services.rows();
    }),
  );
  const rows = await store.services.rows();
  expect(rows.count).toBe(20);
  expect(new Set(rows.registries).size).toBe(20);
});
