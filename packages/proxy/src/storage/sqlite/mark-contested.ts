import { type Kysely, sql } from 'kysely';
import type { StoreTables } from './store-tables.js';

/** Marks the ids that several registries list: only of those do reads look for the one that counts. */
export async function markContested(transaction: Kysely<StoreTables>): Promise<void> {
  await sql`
    with judged as (
      select key, id in (select id from services group by id having count(*) > 1) as contested
      from services
    )
    update services set contested = judged.contested
    from judged where judged.key = services.key and judged.contested <> services.contested
  `.execute(transaction);
}
