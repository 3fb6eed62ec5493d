import { type Kysely, sql } from 'kysely';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { deleteServices } from './delete-services.js';
import { insertServices } from './insert-services.js';
import { markShadowed } from './mark-shadowed.js';
import type { StoreTables } from './store-tables.js';

/**
 * Brings what the store has of a registry to what the registry says now. Only rows that differ are
 * written: reading an unchanged file again after a restart costs a comparison.
 *
 * Of two records with the same id the first one stays.
 */
export async function replaceRegistry(
  transaction: Kysely<StoreTables>,
  { registry, records }: { readonly registry: string; readonly records: readonly ServiceRecord[] },
): Promise<void> {
  await sql`
    insert into registries (name, position)
    values (${registry}, (select coalesce(max(position) + 1, 0) from registries))
    on conflict (name) do nothing
  `.execute(transaction);
  const wanted = new Map<string, ServiceRecord>();
  for (const record of records) if (!wanted.has(record.id)) wanted.set(record.id, record);

  const outdated: number[] = [];
  for (const { key, id, document } of await readDocuments(transaction, { registry })) {
    const record = wanted.get(id);
    if (record !== undefined && JSON.stringify(record) === document) wanted.delete(id);
    else outdated.push(key);
  }
  if (outdated.length === 0 && wanted.size === 0) return;
  await deleteServices(transaction, { keys: outdated });
  await insertServices(transaction, { registry, records: [...wanted.values()] });
  await markShadowed(transaction);
}

async function readDocuments(
  transaction: Kysely<StoreTables>,
  { registry }: { readonly registry: string },
): Promise<readonly { key: number; id: string; document: string }[]> {
  return await transaction
    .selectFrom('services')
    .innerJoin('service_documents', 'service_documents.service_key', 'services.key')
    .where('services.registry', '=', registry)
    .select(['services.key', 'services.id', 'service_documents.document'])
    .execute();
}
