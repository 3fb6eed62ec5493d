import type { Kysely } from 'kysely';
import type { RegistryBatch } from '../../../core/catalog/registry.js';
import type { ServiceRecord } from '../../../core/catalog/service-record.js';
import type { StoreTables } from '../store-tables.js';
import { deleteListings } from './delete-listings.js';
import type { FacetDictionary } from './facet-dictionary.js';
import { writeListings } from './write-listings.js';

/**
 * Takes out what a registry has withdrawn: a listing, or one version of it. Where the latest version
 * goes, the one before it stands again.
 *
 * @returns whether anything was there to be taken out
 */
export async function removeListings(
  transaction: Kysely<StoreTables>,
  removed: NonNullable<RegistryBatch['removed']>,
  {
    registry,
    facets,
    at,
  }: { readonly registry: number; readonly facets: FacetDictionary; readonly at: number },
): Promise<boolean> {
  let hasChanged = false;
  for (const { id, version } of removed) {
    const listing = await transaction
      .selectFrom('services')
      .innerJoin('service_documents', 'service_documents.service_key', 'services.key')
      .where('services.registry', '=', registry)
      .where('services.id', '=', id)
      .select(['services.key', 'services.place', 'services.generation', 'document'])
      .executeTakeFirst();
    if (listing === undefined) continue;
    const { key, place, generation } = listing;
    const latest = JSON.parse(listing.document) as ServiceRecord;
    if (version !== undefined && version !== latest.version) {
      await transaction
        .deleteFrom('service_versions')
        .where('service_key', '=', key)
        .where('version', '=', version)
        .execute();
      continue;
    }
    hasChanged = true;
    const previous =
      version === undefined
        ? undefined
        : await transaction
            .selectFrom('service_versions')
            .where('service_key', '=', key)
            .where('version', '<>', version)
            .orderBy('version_rank', 'desc')
            .select(['version', 'document'])
            .executeTakeFirst();
    if (previous === undefined) {
      await deleteListings(transaction, { keys: [key] });
      continue;
    }
    const record = JSON.parse(previous.document) as ServiceRecord;
    const { document } = previous;
    await writeListings(transaction, [{ key, place, record, document, isNew: false }], {
      registry,
      generation,
      facets,
      at,
    });
    await transaction
      .deleteFrom('service_versions')
      .where('service_key', '=', key)
      .where('version', 'in', [version ?? '', previous.version])
      .execute();
  }
  return hasChanged;
}
