import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { StoreError } from '../store-error.js';
import { migrations } from './migrations/migrations.js';
import type { StoreTables } from './store-tables.js';

/**
 * Brings a store to this version's tables. Does one read where there is nothing to do.
 *
 * @throws StoreError `newer` when a later version of the program has written the file.
 */
export async function migrateStore(
  database: Kysely<StoreTables>,
  { path }: { readonly path: string },
): Promise<void> {
  const wanted = Object.keys(migrations).length;
  const found = await readVersion(database);
  if (found === wanted) return;
  if (found > wanted) {
    throw new StoreError(
      `The store ${path} was written by a newer version (its format is ${found}, this version reads up to ${wanted}). ` +
        'Update this program, or give it another data directory.',
      { reason: 'newer', path },
    );
  }
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  // A pragma takes no parameters; this is a number of ours.
  await sql.raw(`pragma user_version = ${wanted}`).execute(database);
}

async function readVersion(database: Kysely<StoreTables>): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(database);
  return rows[0]?.user_version ?? 0;
}
