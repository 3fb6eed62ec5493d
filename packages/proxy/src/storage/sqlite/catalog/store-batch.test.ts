import { createTemporaryDirectory } from '@nanda/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBatch } from '../../../core/catalog/make-batch.fixture.js';
import type { RegistryBatch } from '../../../core/catalog/registry.js';
import { makeRecord } from '../make-record.fixture.js';
import { openSqliteStore, type SqliteStore } from '../open-sqlite-store.js';
import { silentLogger as logger } from '../silent-logger.fixture.js';

const at = new Date('2026-06-01T12:00:00Z');
const registry = { key: 'test', name: 'test' };
let store: SqliteStore;

beforeEach(async () => {
  store = await openSqliteStore({ dataDir: ':memory:', logger });
  await store.services.useRegistries([registry]);
});

afterEach(async () => {
  await store.close();
});

/** Stores one step that names these ids. */
async function step(
  ids: readonly string[],
  given: Partial<RegistryBatch> = {},
  options = { at, to: store },
): Promise<void> {
  const records = ids.map((id) => makeRecord({ id }));
  await options.to.services.store('test', makeBatch({ records, ...given }), options);
}

/** The ids of all listings in their order. */
async function see({ services } = store): Promise<string[]> {
  const { keys, places } = await services.rows();
  const placeOf = new Map([...keys].map((key, row) => [key, places[row] ?? 0]));
  const ordered = [...keys].toSorted((a, b) => (placeOf.get(a) ?? 0) - (placeOf.get(b) ?? 0));
  return (await services.records(ordered)).map(({ record }) => record.id);
}

const terms = async () => (await store.services.serviceIndex.terms()).terms;

test('a whole listing forgets what it does not name, in the index too', async () => {
  await step(['a', 'b']);
  await step(['c', 'b']);
  expect(await see()).toEqual(['c', 'b']);
  expect(await terms()).not.toContain('a');
});

test('a listing in several steps forgets only at its end what none of them named', async () => {
  await step(['a', 'b', 'c']);
  await step(['c'], { isLast: false });
  expect((await see()).toSorted()).toEqual(['a', 'b', 'c']);
  await step(['a'], { part: 'next', isLast: false });
  expect((await see()).toSorted()).toEqual(['a', 'b', 'c']);
  await step(['d'], { part: 'next' });
  expect(await see()).toEqual(['c', 'a', 'd']);
});

test('a listing that begins anew forgets what only the one that was broken off named', async () => {
  await step(['a', 'b'], { isLast: false });
  await step(['b'], { isLast: false });
  await step(['c'], { part: 'next' });
  expect(await see()).toEqual(['b', 'c']);
});

test('changes forget only what they say has gone, and move nothing', async () => {
  await step(['a', 'b', 'c']);
  await step(['d', 'a'], {
    part: 'changes',
    removed: [{ id: 'b' }, { id: 'not there' }],
  });
  expect(await see()).toEqual(['a', 'c', 'd']);
});

test('a row that has moved is known where it is now', async () => {
  await step(['a', 'b', 'c']);
  await step(['c', 'a', 'b']);
  expect(await see()).toEqual(['c', 'a', 'b']);
});

test('keeps how far it came: checkpoint, problems, and the moment of the end', async () => {
  const reading = () => store.services.readingOf('test');
  await step(['a'], { isLast: false, checkpoint: '1', problems: ['row 1'] });
  expect(await reading()).toMatchObject({
    checkpoint: '1',
    isComplete: false,
    problems: ['row 1'],
  });
  await step(['b'], { part: 'next', checkpoint: '2', problems: ['row 2'] });
  const whole = { checkpoint: '2', isComplete: true, problems: ['row 1', 'row 2'] };
  expect(await reading()).toMatchObject({ ...whole, syncedAt: at.toISOString() });
  const later = new Date(+at + 1_000);
  const changes = { part: 'changes', checkpoint: '3' } as const;
  await step([], { ...changes, isLast: false }, { at: later, to: store });
  expect(await reading()).toMatchObject({
    checkpoint: '3',
    isComplete: false,
    problems: [],
    syncedAt: at.toISOString(),
  });
  await step([], changes, { at: later, to: store });
  expect(await reading()).toMatchObject({ isComplete: true, syncedAt: later.toISOString() });
  await step([], { problems: Array.from({ length: 150 }, (_, row) => `row ${row}`) });
  expect((await reading())?.problems).toHaveLength(100);
});

test('a listing whose process was killed goes on in another one', async () => {
  await using directory = await createTemporaryDirectory();
  const open = async (): Promise<SqliteStore> => {
    const opened = await openSqliteStore({ dataDir: directory.path, logger });
    await opened.services.useRegistries([registry]);
    return opened;
  };
  const first = await open();
  await step(['old', 'a', 'b', 'c'], {}, { at, to: first });
  await step(['a', 'b'], { isLast: false, checkpoint: 'page 2' }, { at, to: first });
  await first.close();

  const second = await open();
  expect(await second.services.readingOf('test')).toMatchObject({
    checkpoint: 'page 2',
    isComplete: false,
  });
  expect((await see(second)).toSorted()).toEqual(['a', 'b', 'c', 'old']);
  await step(['c', 'd'], { part: 'next', checkpoint: 'end' }, { at, to: second });
  expect(await see(second)).toEqual(['a', 'b', 'c', 'd']);
  expect(await second.services.readingOf('test')).toMatchObject({ isComplete: true });
  await second.close();
});
