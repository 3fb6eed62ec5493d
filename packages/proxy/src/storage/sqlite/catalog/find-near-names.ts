import { type Kysely, sql } from 'kysely';
import { foldCase } from '../../../core/catalog/search/fold-case.js';
import { letterDistance } from '../../../core/catalog/search/letter-distance.js';
import type { StoreTables } from '../store-tables.js';

const maxFound = 20;

/**
 * Looks through all names and ids that have a namespace for those that differ by one letter. Costs
 * about a microsecond a listing, so it is for texts that look like such a name and are none.
 */
export async function findNearNames(
  database: Kysely<StoreTables>,
  { text, numbers }: { readonly text: string; readonly numbers: readonly number[] },
): Promise<number[]> {
  const wanted = foldCase(text);
  const { rows } = await sql<{ key: number; name: string; id: string }>`
    select key, name_key as name, id from services
    where registry in (select value from json_each(${JSON.stringify(numbers)}))
      and (name_key like '%/%' or id like '%/%')
  `.execute(database);
  const isNear = (name: string) => letterDistance(wanted, { other: name, most: 1 }) <= 1;
  return rows
    .filter(({ name, id }) => isNear(name) || isNear(foldCase(id.replace(/@[^@/]*$/, ''))))
    .slice(0, maxFound)
    .map(({ key }) => key);
}
