import type { Kysely } from 'kysely';
import type { StoredVersion } from '../../../core/catalog/service-repository.js';
import type { StoreTables } from '../store-tables.js';
import { readDocument } from './read-document.js';

/** All versions that are known of a listing, the newest first; none where it has no version at all. */
export async function readVersions(
  database: Kysely<StoreTables>,
  { key, nameOf }: { readonly key: number; readonly nameOf: (registry: number) => string },
): Promise<StoredVersion[]> {
  const latest = await database
    .selectFrom('services')
    .innerJoin('service_documents', 'service_documents.service_key', 'services.key')
    .where('services.key', '=', key)
    .select(['services.registry', 'document'])
    .executeTakeFirst();
  if (latest === undefined) return [];
  const others = await database
    .selectFrom('service_versions')
    .where('service_key', '=', key)
    .orderBy('version_rank', 'desc')
    .select('document')
    .execute();
  const registry = nameOf(latest.registry);
  const found = new Map<string, StoredVersion>();
  for (const { document } of [latest, ...others]) {
    const record = readDocument(document, { registry });
    const { version, createdAt, status = 'active' } = record;
    if (version === undefined || found.has(version)) continue;
    const isLatest = found.size === 0;
    found.set(version, { version, status, publishedAt: createdAt, isLatest, record });
  }
  return [...found.values()];
}
