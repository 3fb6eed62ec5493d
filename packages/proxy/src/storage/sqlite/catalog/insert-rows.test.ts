import { CompiledQuery } from 'kysely';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { NodeSqliteDialect } from '../node-sqlite-dialect.js';
import type { StoreTables } from '../store-tables.js';
import { insertRows } from './insert-rows.js';

test.each([0, 1, 239, 240, 241, 1_000])(
  'inserts %i rows, each once and as it is',
  async (count) => {
    const database = new Kysely<StoreTables>({
      dialect: new NodeSqliteDialect(new DatabaseSync(':memory:')),
    });
    await database.executeQuery(
      CompiledQuery.raw('create table t (a integer primary key, b text)'),
    );
    const rows = Array.from({ length: count }, (_, index): [number, string | null] => [
      index,
      index % 2 === 0 ? `it's ${index}?` : null,
    ]);
    await insertRows(database, { into: 'insert into t (a, b)', rows });
    await insertRows(database, {
      into: 'insert into t (a, b)',
      behind: 'on conflict (a) do update set b = excluded.b',
      rows: rows.slice(0, 1).map(([a]) => [a, 'again']),
    });
    const { rows: stored } = await database.executeQuery<{ a: number; b: string | null }>(
      CompiledQuery.raw('select a, b from t order by a'),
    );
    expect(stored.map(({ a, b }) => [a, b])).toEqual(
      rows.map(([a, b], index) => [a, index === 0 ? 'again' : b]),
    );
    await database.destroy();
  },
);
