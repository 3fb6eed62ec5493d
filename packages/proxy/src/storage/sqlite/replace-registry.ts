import { type Kysely, sql } from 'kysely';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { deleteServices } from './delete-services.js';
import { insertServices, type PlacedRecord } from './insert-services.js';
import { markContested } from './mark-contested.js';
import type { StoreTables } from './store-tables.js';
import { useRegistries } from './use-registries.js';
import { writeDocument } from './write-document.js';

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
  await useRegistries(transaction, { keys: [registry] });
  const wanted = new Map<string, PlacedRecord>();
  for (const [place, record] of records.entries()) {
    if (wanted.has(record.id)) continue;
    wanted.set(record.id, { record, place, document: writeDocument(record) });
  }

  const outdated: number[] = [];
  const moved: (readonly [key: number, place: number])[] = [];
  for (const { key, id, place, document } of await readRows(transaction, { registry })) {
    const found = wanted.get(id);
    if (found?.document !== document) {
      outdated.push(key);
      continue;
    }
    wanted.delete(id);
    if (found.place !== place) moved.push([key, found.place]);
  }
  await movePlaces(transaction, moved);
  if (outdated.length === 0 && wanted.size === 0) return;
  await deleteServices(transaction, { keys: outdated });
  await insertServices(transaction, { registry, records: [...wanted.values()] });
  await markContested(transaction);
}

async function movePlaces(
  transaction: Kysely<StoreTables>,
  moved: readonly (readonly [key: number, place: number])[],
): Promise<void> {
  if (moved.length === 0) return;
  await sql`
    update services set place = moved.value->>1 from json_each(${JSON.stringify(moved)}) as moved
    where services.key = moved.value->>0
  `.execute(transaction);
}

async function readRows(
  transaction: Kysely<StoreTables>,
  { registry }: { readonly registry: string },
): Promise<readonly { key: number; id: string; place: number; document: string }[]> {
  return await transaction
    .selectFrom('services')
    .innerJoin('service_documents', 'service_documents.service_key', 'services.key')
    .where('services.registry', '=', registry)
    .select(['services.key', 'services.id', 'services.place', 'service_documents.document'])
    .execute();
}
