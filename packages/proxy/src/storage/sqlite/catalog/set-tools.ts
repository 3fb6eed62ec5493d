import { type Kysely, sql } from 'kysely';
import type { KnownTool } from '../../../core/catalog/service-repository.js';
import type { ServiceRecord } from '../../../core/catalog/service-record.js';
import type { StoreTables } from '../store-tables.js';
import { bumpVersion } from './bump-version.js';
import type { FacetDictionary } from './facet-dictionary.js';
import { type KeyedDocument, writeListings } from './write-listings.js';

export interface SetToolsOptions {
  /** The number of the registry that lists it. */
  readonly registry: number;
  readonly id: string;
  readonly tools: readonly KnownTool[];
  readonly facets: FacetDictionary;
  /** Milliseconds of the epoch. */
  readonly at: number;
}

/** Puts what a service said of its own tools in the place of what its listings name. */
export async function setTools(
  transaction: Kysely<StoreTables>,
  { registry, id, tools, facets, at }: SetToolsOptions,
): Promise<void> {
  const text = JSON.stringify(tools);
  const { rows: written } = await sql`
    insert into known_tools (registry, service_id, tools) values (${registry}, ${id}, ${text})
    on conflict (registry, service_id) do update set tools = excluded.tools where tools <> excluded.tools
    returning 1
  `.execute(transaction);
  if (written.length === 0) return;
  const listings = await transaction
    .selectFrom('services')
    .innerJoin('service_documents', 'service_documents.service_key', 'services.key')
    .where('services.id', '=', id)
    .where('services.registry', '=', registry)
    .select(['services.key', 'services.place', 'generation', 'document'])
    .execute();
  for (const { key, place, generation, document } of listings) {
    const record: ServiceRecord = { ...(JSON.parse(document) as ServiceRecord), tools };
    const listing: KeyedDocument = {
      key,
      place,
      record,
      document: JSON.stringify(record),
      isNew: false,
    };
    await writeListings(transaction, [listing], { registry, generation, facets, at });
  }
  await bumpVersion(transaction);
}
