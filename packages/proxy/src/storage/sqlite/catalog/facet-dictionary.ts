import { type Kysely, sql } from 'kysely';
import type { FacetValue } from '../../../core/catalog/view/service-rows.js';
import type { StoreTables } from '../store-tables.js';

/** Numbers that are remembered: values repeat, and a database asked for each costs more than all else. */
const maxKept = 50_000;

/** Gives values the numbers under which listings hold them. */
export interface FacetDictionary {
  /** In the order of the values. */
  number(transaction: Kysely<StoreTables>, values: readonly FacetValue[]): Promise<number[]>;
  /** To be called when a transaction that numbered values was not carried out. */
  forget(): void;
}

export function createFacetDictionary(): FacetDictionary {
  const kept = new Map<string, number>();
  let prunes = 0;
  const nameOf = ({ kind, key }: FacetValue) => `${kind}\t${key}`;

  return {
    async number(transaction, values) {
      await forgetPruned(transaction);
      const missing = new Map<string, FacetValue>();
      for (const value of values) {
        const name = nameOf(value);
        if (!kept.has(name)) missing.set(name, value);
      }
      if (missing.size > 0) {
        if (kept.size > maxKept) kept.clear();
        for (const [name, number] of await insert(transaction, [...values])) kept.set(name, number);
      }
      return values.map((value) => kept.get(nameOf(value)) ?? 0);
    },
    forget() {
      kept.clear();
    },
  };

  /** Another process may have taken values out that are remembered here. */
  async function forgetPruned(transaction: Kysely<StoreTables>): Promise<void> {
    const row = await transaction
      .selectFrom('catalog_version')
      .select('prunes')
      .executeTakeFirstOrThrow();
    if (row.prunes !== prunes) kept.clear();
    ({ prunes } = row);
  }

  async function insert(
    transaction: Kysely<StoreTables>,
    values: readonly FacetValue[],
  ): Promise<[string, number][]> {
    // The first way in which a value is written is the one that it is shown in.
    const unique = new Map<string, FacetValue>();
    for (const value of values) {
      const name = nameOf(value);
      if (!unique.has(name)) unique.set(name, value);
    }
    const list = JSON.stringify(
      Array.from(unique.values(), ({ kind, key, value }) => [kind, key, value]),
    );
    await sql`
      insert into facet_values (kind, value_key, value)
      select value->>0, value->>1, value->>2 from json_each(${list}) where true
      on conflict (kind, value_key) do nothing
    `.execute(transaction);
    const { rows } = await sql<{ kind: number; value_key: string; number: number }>`
      select f.kind, f.value_key, f.number from json_each(${list}) wanted
      join facet_values f on f.kind = wanted.value->>0 and f.value_key = wanted.value->>1
    `.execute(transaction);
    return rows.map((row) => [
      nameOf({ kind: row.kind, key: row.value_key, value: '' }),
      row.number,
    ]);
  }
}
