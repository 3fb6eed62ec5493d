import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrateStore } from '../migrate-store.js';
import { NodeSqliteDialect } from '../node-sqlite-dialect.js';
import type { StoreTables } from '../store-tables.js';
import { createFacetDictionary } from './facet-dictionary.js';

let database: Kysely<StoreTables>;

beforeEach(async () => {
  database = new Kysely<StoreTables>({
    dialect: new NodeSqliteDialect(new DatabaseSync(':memory:')),
  });
  await migrateStore(database, { path: ':memory:' });
});

afterEach(async () => {
  await database.destroy();
});

const value = (kind: number, text: string) => ({ kind, key: text.toLowerCase(), value: text });

async function stored(): Promise<string[]> {
  const rows = await database.selectFrom('facet_values').selectAll().orderBy('number').execute();
  return rows.map((row) => `${row.kind} ${row.value}`);
}

test('gives one number to each value of a kind, in any case, and keeps how it was written first', async () => {
  const dictionary = createFacetDictionary();
  const [data, tag, same, other] = await dictionary.number(database, [
    value(1, 'Data'),
    value(2, 'data'),
    value(1, 'DATA'),
    value(1, 'Other'),
  ]);
  expect(same).toBe(data);
  expect(new Set([data, tag, other]).size).toBe(3);
  expect(await dictionary.number(database, [value(1, 'data'), value(1, 'new')])).toEqual([
    data,
    expect.any(Number),
  ]);
  expect(await stored()).toEqual(['1 Data', '2 data', '1 Other', '1 new']);
});

test('two processes give the same numbers', async () => {
  const [one, two] = [createFacetDictionary(), createFacetDictionary()];
  const values = [value(1, 'a'), value(1, 'b')];
  expect(await two.number(database, values.toReversed())).toEqual(
    (await one.number(database, values)).toReversed(),
  );
});

test('what was numbered in a transaction that was not carried out is numbered anew', async () => {
  const dictionary = createFacetDictionary();
  const broken = database.transaction().execute(async (transaction) => {
    await dictionary.number(transaction, [value(1, 'a')]);
    throw new Error('broken');
  });
  await expect(broken).rejects.toThrow('broken');
  expect(await stored()).toEqual([]);
  dictionary.forget();
  await dictionary.number(database, [value(1, 'a')]);
  expect(await stored()).toEqual(['1 a']);
});
