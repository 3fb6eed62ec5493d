import { type Kysely, sql } from 'kysely';
import type { StoreTables } from '../store-tables.js';

/** The keys of the listings of these registries of which a version is known, be it the latest or an earlier one. */
export async function findVersion(
  database: Kysely<StoreTables>,
  { version, numbers }: { readonly version: string; readonly numbers: readonly number[] },
): Promise<number[]> {
  const inUse = sql`(select value from json_each(${JSON.stringify(numbers)}))`;
  const { rows } = await sql<{ key: number }>`
    select key from services where version = ${version} and registry in ${inUse}
    union
    select s.key from service_versions v join services s on s.key = v.service_key
    where v.version = ${version} and s.registry in ${inUse}
  `.execute(database);
  return rows.map(({ key }) => key);
}
