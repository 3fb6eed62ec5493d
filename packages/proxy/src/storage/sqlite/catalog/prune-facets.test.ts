import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBatch } from '../../../core/catalog/make-batch.fixture.js';
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

/** Lists services that have so many tags of their own, all in all. */
async function list(run: string, tagCount: number): Promise<ReadonlySet<string>> {
  const records = Array.from({ length: Math.ceil(tagCount / 50) }, (_, place) =>
    makeRecord({
      id: `${run}${place}`,
      tags: ['kept', ...Array.from({ length: 50 }, (__, tag) => `${run} ${place} ${tag}`)],
    }),
  );
  await store.services.store('test', makeBatch({ records }), { at: new Date() });
  const { facetValues } = await store.services.rows();
  return new Set(Array.from(facetValues.values(), ({ value }) => value));
}

test('tags that no service has any more are forgotten once they are very many', async () => {
  const before = await list('first', 30_000);
  expect(before.size).toBeGreaterThan(30_000);
  const after = await list('second', 30_000);
  expect(after.has('first 0 0')).toBe(false);
  expect(after.has('second 0 0')).toBe(true);
  expect(after.has('kept')).toBe(true);
  // What was forgotten gets a number of its own again.
  const again = await list('first', 100);
  expect(again.has('first 1 49')).toBe(true);
});

test('a few that nobody has cost nothing', async () => {
  await list('first', 100);
  expect((await list('second', 50)).has('first 0 0')).toBe(true);
});
