import { type Kysely, sql } from 'kysely';
import type { TermIndex } from '../../../core/catalog/service-repository.js';
import type { StoreTables } from '../store-tables.js';

export interface TermIndexOptions {
  /** The full-text table, and its two vocabularies. */
  readonly name: 'services' | 'tools';
  /** Its columns, in the order in which fields are numbered. */
  readonly columns: readonly string[];
}

/** The words of a full-text table, read from its own vocabulary. */
export function createTermIndex(
  database: Kysely<StoreTables>,
  { name, columns }: TermIndexOptions,
): TermIndex {
  const fts = sql.table(`${name}_fts`);
  const field = sql`case col ${sql.join(
    columns.map((column, number) => sql`when ${sql.lit(column)} then ${sql.lit(number)}`),
    sql` `,
  )} end`;

  return {
    async terms() {
      // One text and one list: an object for each word takes several times as long.
      const { rows } = await sql<{ terms: string; counts: string }>`
        select json_group_array(term) as terms, json_group_array(doc) as counts
        from ${sql.table(`${name}_terms`)}
      `.execute(database);
      const terms = JSON.parse(rows[0]?.terms ?? '[]') as string[];
      const counts = Uint32Array.from(JSON.parse(rows[0]?.counts ?? '[]') as number[]);
      return sortTerms({ terms, counts });
    },

    async postings(terms) {
      const { rows } = await sql<{ term: string; places: string }>`
        select wanted.value as term, (
          select json_group_array(place) from (
            select doc * 8 + ${field} as place from ${sql.table(`${name}_places`)}
            where term = wanted.value order by doc
          )
        ) as places
        from json_each(${JSON.stringify(terms)}) wanted
      `.execute(database);
      return rows.map(({ places }) => Uint32Array.from(JSON.parse(places) as number[]));
    },

    async phrase(words) {
      const expression = `"${words.join(' ').replaceAll('"', '')}"`;
      const { rows } = await sql<{ documents: string }>`
        select json_group_array(rowid) as documents from ${fts}
        where ${fts} match ${expression}
      `.execute(database);
      return JSON.parse(rows[0]?.documents ?? '[]') as number[];
    },
  };
}

/** SQLite orders by bytes, which differs from the order of code units for rare characters. */
function sortTerms(index: { terms: string[]; counts: Uint32Array }): {
  terms: readonly string[];
  counts: Uint32Array;
} {
  const { terms, counts } = index;
  if (terms.every((term, place) => place === 0 || (terms[place - 1] ?? '') < term)) return index;
  const order = terms
    .map((_, place) => place)
    .toSorted((a, b) => ((terms[a] ?? '') < (terms[b] ?? '') ? -1 : 1));
  return {
    terms: order.map((place) => terms[place] ?? ''),
    counts: Uint32Array.from(order, (place) => counts[place] ?? 0),
  };
}
