import { type Kysely, sql } from 'kysely';
import { isProtected } from '../../core/catalog/is-protected.js';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { foldCase } from './search/fold-case.js';
import { indexText } from './search/index-text.js';
import { listFacets } from './search/list-facets.js';
import { stripHostNamespace } from './search/strip-host-namespace.js';
import type { StoreTables } from './store-tables.js';

/** Rows of one statement. Each batch goes over as one JSON text, which keeps the statements few and fixed. */
const batchSize = 500;

export interface PlacedRecord {
  readonly record: ServiceRecord;
  /** Its place among the rows of its registry. */
  readonly place: number;
  readonly document: string;
}

/** Inserts records that the store does not have yet, with their facets and their index entries. */
export async function insertServices(
  transaction: Kysely<StoreTables>,
  { registry, records }: { readonly registry: string; readonly records: readonly PlacedRecord[] },
): Promise<void> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(key), 0) + 1 as next from services
  `.execute(transaction);
  const firstKey = rows[0]?.next ?? 1;
  for (let start = 0; start < records.length; start += batchSize) {
    const batch = records
      .slice(start, start + batchSize)
      .map((placed, index) => ({ ...placed, key: firstKey + start + index }));
    await insertRows(transaction, { registry, batch });
    await insertFacets(transaction, batch);
    await insertIndex(transaction, batch);
  }
}

interface KeyedRecord extends PlacedRecord {
  readonly key: number;
}

async function insertRows(
  transaction: Kysely<StoreTables>,
  { registry, batch }: { readonly registry: string; readonly batch: readonly KeyedRecord[] },
): Promise<void> {
  const rows = batch.map(({ key, record, place }) => [
    key,
    place,
    record.id,
    foldCase(record.name),
    record.title === undefined ? null : foldCase(record.title),
    foldCase(record.name.slice(record.name.lastIndexOf('/') + 1)),
    isProtected(record) ? 1 : 0,
    record.verified ? 1 : 0,
    record.rating?.average ?? null,
    record.rating?.count ?? null,
    record.popularity,
    record.createdAt,
  ]);
  await sql`
    insert into services (key, registry, place, id, name_key, title_key, short_name_key, protected,
      verified, rating_average, rating_count, popularity, created_at)
    select value->>0, ${registry}, value->>1, value->>2, value->>3, value->>4, value->>5,
      value->>6, value->>7, value->>8, value->>9, value->>10, value->>11
    from json_each(${JSON.stringify(rows)})
  `.execute(transaction);
  const documents = batch.map(({ key, document }) => [key, document]);
  await sql`
    insert into service_documents (service_key, document)
    select value->>0, value->>1 from json_each(${JSON.stringify(documents)})
  `.execute(transaction);
}

async function insertFacets(
  transaction: Kysely<StoreTables>,
  batch: readonly KeyedRecord[],
): Promise<void> {
  const facets = batch.flatMap(({ key, record }) =>
    listFacets(record).map((facet) => [key, facet.kind, facet.key, facet.value]),
  );
  await sql`
    insert into service_facets (service_key, kind, value_key, value)
    select value->>0, value->>1, value->>2, value->>3 from json_each(${JSON.stringify(facets)})
  `.execute(transaction);
}

async function insertIndex(
  transaction: Kysely<StoreTables>,
  batch: readonly KeyedRecord[],
): Promise<void> {
  const texts = batch.map(({ key, record }) => [
    key,
    indexText(stripHostNamespace(record.name)),
    indexText(record.title ?? ''),
    indexText([...record.tags, record.category ?? ''].join(' ')),
    indexText(stripHostNamespace(record.publisher ?? '')),
    indexText(record.tools.map(({ name }) => name).join(' ')),
    indexText(record.description),
  ]);
  await sql`
    insert into services_fts (rowid, name, title, tags, publisher, tools, description)
    select value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6
    from json_each(${JSON.stringify(texts)})
  `.execute(transaction);
}
