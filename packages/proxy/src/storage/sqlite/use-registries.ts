import { type Kysely, sql } from 'kysely';
import { deleteServices } from './delete-services.js';
import { markContested } from './mark-contested.js';
import type { StoreTables } from './store-tables.js';

const day = 24 * 60 * 60 * 1_000;

/** Days that the records of a registry are kept after a process last had it in use. */
const keptDays = 30;

/** Notes that registries are in use, and forgets those that nobody has used for long. */
export async function useRegistries(
  transaction: Kysely<StoreTables>,
  { keys }: { readonly keys: readonly string[] },
): Promise<void> {
  const today = Math.floor(Date.now() / day);
  for (const key of keys) {
    await sql`
      insert into registries (key, used_day) values (${key}, ${today})
      on conflict (key) do update set used_day = excluded.used_day
      where used_day <> excluded.used_day
    `.execute(transaction);
  }
  const outdated = await transaction
    .selectFrom('registries')
    .select('key')
    .where('used_day', '<', today - keptDays)
    .execute();
  if (outdated.length === 0) return;
  const outdatedKeys = outdated.map(({ key }) => key);
  const services = await transaction
    .selectFrom('services')
    .select('key')
    .where('registry', 'in', outdatedKeys)
    .execute();
  await deleteServices(transaction, { keys: services.map(({ key }) => key) });
  await transaction.deleteFrom('registries').where('key', 'in', outdatedKeys).execute();
  await markContested(transaction);
}
