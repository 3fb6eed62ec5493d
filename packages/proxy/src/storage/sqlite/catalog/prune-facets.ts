import { type Kysely, sql } from 'kysely';
import type { StoreTables } from '../store-tables.js';

/** Values that are kept, whether a listing has them or not: most come back. */
const maxValues = 50_000;

/** Forgets values that no listing has any more, where there are very many. */
export async function pruneFacets(transaction: Kysely<StoreTables>): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from facet_values
  `.execute(transaction);
  if ((rows[0]?.count ?? 0) <= maxValues) return;
  const used = new Set<number>();
  for await (const { facets: numbers } of transaction
    .selectFrom('services')
    .select('facets')
    .distinct()
    .stream()) {
    if (numbers !== '') for (const number of numbers.split(' ')) used.add(Number(number));
  }
  await sql`
    delete from facet_values
    where number not in (select value from json_each(${JSON.stringify([...used])}))
  `.execute(transaction);
  await transaction
    .updateTable('catalog_version')
    .set(({ eb }) => ({ prunes: eb('prunes', '+', 1) }))
    .execute();
}
