import { type Kysely, sql } from 'kysely';
import type { StoreTables } from '../store-tables.js';

/** Deletes the tools of listings, and what the index has of them. */
export async function deleteTools(
  transaction: Kysely<StoreTables>,
  { keys }: { readonly keys: readonly number[] },
): Promise<void> {
  const list = JSON.stringify(keys);
  await sql`
    delete from tools_fts where rowid in (
      select number from service_tools where service_key in (select value from json_each(${list}))
    )
  `.execute(transaction);
  await sql`
    delete from service_tools where service_key in (select value from json_each(${list}))
  `.execute(transaction);
}
