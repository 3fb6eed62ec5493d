import { type Kysely, sql } from 'kysely';
import type { ServiceRecord } from '../../../core/catalog/service-record.js';
import type { StoreTables } from '../store-tables.js';
import { archiveVersions, type VersionDocument } from './archive-versions.js';
import type { FacetDictionary } from './facet-dictionary.js';
import { readKnownTools } from './read-known-tools.js';
import { writeDocument } from './write-document.js';
import { type KeyedDocument, writeListings } from './write-listings.js';

export interface StoreRecordsOptions {
  readonly registry: number;
  readonly generation: number;
  /** Where the first new one stands. */
  readonly firstPlace: number;
  /** True where records come out of their order: what is known stays where it is. */
  readonly keepsPlaces: boolean;
  readonly facets: FacetDictionary;
  /** Milliseconds of the epoch. */
  readonly at: number;
}

interface Listing {
  readonly key: number;
  record: ServiceRecord | undefined;
  document: string;
  versionRank: string | undefined;
  place: number;
  /** As it is in the store. Absent for a new one. */
  readonly stored: Pick<Listing, 'document' | 'place'> | undefined;
  /** False for what an earlier listing of everything named, and this one has not yet. */
  readonly isCurrent: boolean;
}

/**
 * Brings the listings of a registry to what these records say; only what differs is written. Of
 * several versions the latest stands, the others are kept beside it. Of two records without versions
 * the first one stays within one step, and the later step wins over the earlier.
 */
export async function storeRecords(
  transaction: Kysely<StoreTables>,
  records: readonly ServiceRecord[],
  { registry, generation, firstPlace, keepsPlaces, facets, at }: StoreRecordsOptions,
): Promise<{ readonly nextPlace: number; readonly hasChanged: boolean }> {
  if (records.length === 0) return { nextPlace: firstPlace, hasChanged: false };
  const listings = await readListings(transaction, { registry, records, generation });
  const knownTools = await readKnownTools(transaction, {
    registry,
    ids: records.map(({ id }) => id),
  });
  const seen = new Set<string>();
  const archived: VersionDocument[] = [];
  let nextKey = (await lastKey(transaction)) + 1;
  let place = firstPlace;

  /** The store may know a later version than the one that comes; the earlier one is kept beside it. */
  function replace(
    known: Listing,
    given: { readonly record: ServiceRecord; readonly document: string },
  ): void {
    const { record, document } = given;
    const { versionRank } = record;
    if (versionRank !== undefined && known.versionRank !== undefined) {
      // A later version of an earlier listing may have gone since: it stands again when it comes.
      const stands = known.isCurrent || keepsPlaces || seen.has(record.id);
      if (versionRank < known.versionRank && stands) {
        archived.push({ key: known.key, versionRank, document });
        return;
      }
      if (versionRank > known.versionRank) {
        archived.push({ key: known.key, versionRank: known.versionRank, document: known.document });
      }
    } else if (seen.has(record.id)) {
      return;
    }
    Object.assign(known, { ...given, versionRank });
  }

  for (const given of records) {
    const tools = knownTools.get(given.id);
    const record = tools === undefined ? given : { ...given, tools };
    const { versionRank } = record;
    const document = writeDocument(record);
    const known = listings.get(record.id);
    if (known === undefined) {
      listings.set(record.id, {
        key: nextKey,
        record,
        document,
        versionRank,
        place,
        stored: undefined,
        isCurrent: true,
      });
      nextKey += 1;
    } else {
      // Several versions are one row, where the first of them stands.
      if (!keepsPlaces && !seen.has(record.id)) known.place = place;
      replace(known, { record, document });
    }
    if (!seen.has(record.id)) place += 1;
    seen.add(record.id);
  }

  const touched = [...seen].flatMap((id) => listings.get(id) ?? []);
  const changed = touched.flatMap(({ record, stored, ...listing }): KeyedDocument[] =>
    stored?.document === listing.document || record === undefined
      ? []
      : [{ ...listing, record, isNew: stored === undefined }],
  );
  await writeListings(transaction, changed, { registry, generation, facets, at });
  await markSeen(transaction, {
    listings: touched.filter(({ stored, document }) => stored?.document === document),
    generation,
  });
  await archiveVersions(transaction, archived);
  return {
    nextPlace: place,
    hasChanged: changed.length > 0 || touched.some(({ stored, place: is }) => stored?.place !== is),
  };
}

async function readListings(
  transaction: Kysely<StoreTables>,
  {
    registry,
    records,
    generation,
  }: {
    readonly registry: number;
    readonly records: readonly ServiceRecord[];
    readonly generation: number;
  },
): Promise<Map<string, Listing>> {
  const { rows } = await sql<{
    key: number;
    id: string;
    place: number;
    generation: number;
    version_rank: string | null;
    document: string;
  }>`
    select s.key, s.id, s.place, s.generation, s.version_rank, d.document
    from json_each(${JSON.stringify(records.map(({ id }) => id))}) wanted
    cross join services s on s.id = wanted.value and s.registry = ${registry}
    join service_documents d on d.service_key = s.key
  `.execute(transaction);
  return new Map(
    rows.map(({ key, id, place, version_rank: rank, document, ...row }) => [
      id,
      {
        key,
        record: undefined,
        document,
        versionRank: rank ?? undefined,
        place,
        stored: { document, place },
        isCurrent: row.generation === generation,
      },
    ]),
  );
}

async function lastKey(transaction: Kysely<StoreTables>): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select seq as last from sqlite_sequence where name = 'services'
  `.execute(transaction);
  return rows[0]?.last ?? 0;
}

/** That a listing was named again, and where, is all there is to say of one that has not changed. */
async function markSeen(
  transaction: Kysely<StoreTables>,
  { listings, generation }: { readonly listings: readonly Listing[]; readonly generation: number },
): Promise<void> {
  if (listings.length === 0) return;
  const rows = listings.map(({ key, place }) => [key, place]);
  await sql`
    update services set generation = ${generation}, place = seen.value->>1
    from json_each(${JSON.stringify(rows)}) seen where services.key = seen.value->>0
  `.execute(transaction);
}
