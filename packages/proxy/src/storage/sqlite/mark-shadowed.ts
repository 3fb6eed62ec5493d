import { type Kysely, sql } from 'kysely';
import type { StoreTables } from './store-tables.js';

/** Where several registries list an id, only the record of the one that is configured first is shown. */
export async function markShadowed(transaction: Kysely<StoreTables>): Promise<void> {
  await sql`
    with judged as (
      select s.key as key, exists (
        select 1 from services other
        join registries theirs on theirs.name = other.registry
        where other.id = s.id and theirs.position < ours.position
      ) as shadowed
      from services s join registries ours on ours.name = s.registry
    )
    update services set shadowed = judged.shadowed
    from judged where judged.key = services.key and judged.shadowed <> services.shadowed
  `.execute(transaction);
}
