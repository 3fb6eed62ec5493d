import { type Kysely, sql } from 'kysely';
import type { ServiceRecord } from '../../../core/catalog/service-record.js';
import type { StoreTables } from '../store-tables.js';

export interface VersionDocument {
  readonly key: number;
  readonly versionRank: string;
  readonly document: string;
}

/** Keeps versions beside the latest one. A version that is there already is written anew. */
export async function archiveVersions(
  transaction: Kysely<StoreTables>,
  versions: readonly VersionDocument[],
): Promise<void> {
  const rows = versions.flatMap(({ key, versionRank, document }) => {
    const { version } = JSON.parse(document) as ServiceRecord;
    return version === undefined ? [] : [[key, version, versionRank, document]];
  });
  if (rows.length === 0) return;
  await sql`
    insert or replace into service_versions (service_key, version, version_rank, document)
    select value->>0, value->>1, value->>2, value->>3 from json_each(${JSON.stringify(rows)})
  `.execute(transaction);
}
