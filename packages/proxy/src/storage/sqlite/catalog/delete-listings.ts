import { type Kysely, sql } from 'kysely';
import type { StoreTables } from '../store-tables.js';
import { deleteTools } from './delete-tools.js';

/** Deletes listings with everything that hangs on them; the indexes are kept in step here. */
export async function deleteListings(
  transaction: Kysely<StoreTables>,
  { keys }: { readonly keys: readonly number[] },
): Promise<void> {
  if (keys.length === 0) return;
  const list = JSON.stringify(keys);
  await deleteTools(transaction, { keys });
  await sql`delete from services_fts where rowid in (select value from json_each(${list}))`.execute(
    transaction,
  );
  await sql`delete from services where key in (select value from json_each(${list}))`.execute(
    transaction,
  );
}
