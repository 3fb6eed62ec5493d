import { type Kysely, sql } from 'kysely';
import { registeredSource } from '../../../core/catalog/registered-source.js';
import type { StoreTables } from '../store-tables.js';
import { bumpVersion } from './bump-version.js';
import { deleteListings } from './delete-listings.js';

const day = 24 * 60 * 60 * 1_000;

/** Days that the listings of a registry are kept after a process last had it in use. */
const keptDays = 30;

/**
 * Notes that registries are in use, and forgets those that nobody has used for long.
 *
 * @returns their numbers, in the given order
 */
export async function useRegistries(
  transaction: Kysely<StoreTables>,
  { keys }: { readonly keys: readonly string[] },
): Promise<number[]> {
  const today = Math.floor(Date.now() / day);
  for (const key of keys) {
    await sql`
      insert into registries (key, used_day) values (${key}, ${today})
      on conflict (key) do update set used_day = excluded.used_day
      where used_day <> excluded.used_day
    `.execute(transaction);
  }
  await forgetUnused(transaction, { before: today - keptDays });
  const rows = await transaction.selectFrom('registries').select(['key', 'number']).execute();
  const numbers = new Map(rows.map(({ key, number }) => [key, number]));
  return keys.flatMap((key) => numbers.get(key) ?? []);
}

async function forgetUnused(
  transaction: Kysely<StoreTables>,
  { before }: { readonly before: number },
): Promise<void> {
  const unused = await transaction
    .selectFrom('registries')
    .select('number')
    .where('used_day', '<', before)
    // These are nowhere else.
    .where('key', '<>', registeredSource.key)
    .execute();
  if (unused.length === 0) return;
  const numbers = unused.map(({ number }) => number);
  const listings = await transaction
    .selectFrom('services')
    .select('key')
    .where('registry', 'in', numbers)
    .execute();
  await deleteListings(transaction, { keys: listings.map(({ key }) => key) });
  await transaction.deleteFrom('registries').where('number', 'in', numbers).execute();
  await bumpVersion(transaction);
}
