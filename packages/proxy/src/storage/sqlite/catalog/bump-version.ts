import type { Kysely } from 'kysely';
import type { StoreTables } from '../store-tables.js';

/** Tells every process that holds a part of the catalog in memory that it has changed. */
export async function bumpVersion(transaction: Kysely<StoreTables>): Promise<void> {
  await transaction
    .updateTable('catalog_version')
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .execute();
}
