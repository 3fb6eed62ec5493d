import type { Kysely } from 'kysely';
import type { StoreTables } from './store-tables.js';

/** Milliseconds for which it is remembered what one caller has used, and what an address answered. */
const memory = 90 * 24 * 60 * 60 * 1_000;

/** Forgets what is too old to say anything, so that a store that lives for years does not grow for years. */
export async function pruneStore(
  database: Kysely<StoreTables>,
  { now }: { readonly now: Date },
): Promise<void> {
  const oldest = now.getTime() - memory;
  await database
    .deleteFrom('usage_by_owner')
    .where('minute', '<', oldest / 60_000)
    .execute();
  await database
    .deleteFrom('address_health')
    .where('checked_at', '<', new Date(oldest).toISOString())
    .execute();
  // Strangers do not come back to clean up. What is for a connection goes with it.
  await database
    .deleteFrom('credentials')
    .where('owner', 'like', 'anonymous:%')
    .where('connection_id', 'is', null)
    .where('updated_at', '<', new Date(oldest).toISOString())
    .execute();
  await database.deleteFrom('leases').where('ends_at', '<', oldest).execute();
}
