import { type Kysely, type Selectable, sql } from 'kysely';
import { coreWords } from '../../../core/catalog/search/core-words.js';
import { addressOf } from '../../../core/catalog/address-of.js';
import { foldCase } from '../../../core/catalog/search/fold-case.js';
import { hashName } from '../../../core/catalog/search/hash-name.js';
import { indexText } from '../../../core/catalog/search/index-text.js';
import { listIndexTexts } from '../../../core/catalog/search/list-index-texts.js';
import type { ServiceRecord } from '../../../core/catalog/service-record.js';
import { listIdentities } from '../../../core/catalog/view/list-identities.js';
import { rowFlags } from '../../../core/catalog/view/service-rows.js';
import type { StoreTables } from '../store-tables.js';
import { deleteTools } from './delete-tools.js';
import type { FacetDictionary } from './facet-dictionary.js';
import { insertRows } from './insert-rows.js';
import { listFacets } from './list-facets.js';

/** A record that is to be written under a key, new or in the place of what stood there. */
export interface KeyedDocument {
  readonly key: number;
  readonly record: ServiceRecord;
  readonly document: string;
  readonly place: number;
  /** True where nothing stands under the key yet. */
  readonly isNew: boolean;
}

export interface WriteListingsOptions {
  readonly registry: number;
  readonly generation: number;
  readonly facets: FacetDictionary;
  /** Milliseconds of the epoch: when it is written. */
  readonly at: number;
}

/** Writes listings with their documents, tools and index entries. One statement each, whatever their number. */
export async function writeListings(
  transaction: Kysely<StoreTables>,
  listings: readonly KeyedDocument[],
  options: WriteListingsOptions,
): Promise<void> {
  if (listings.length === 0) return;
  await writeRows(transaction, listings, options);
  await insertRows(transaction, {
    into: 'insert or replace into service_documents (service_key, document)',
    rows: listings.map(({ key, document }) => [key, document]),
  });
  await writeIndex(transaction, listings);
  await writeTools(transaction, listings);
}

async function writeRows(
  transaction: Kysely<StoreTables>,
  listings: readonly KeyedDocument[],
  { registry, generation, facets, at }: WriteListingsOptions,
): Promise<void> {
  const values = listings.map(({ record }) => listFacets(record));
  const numbers = await facets.number(transaction, values.flat());
  let next = 0;
  const rows = listings.map(({ key, record, place }, index) => {
    const count = values[index]?.length ?? 0;
    next += count;
    const own = numbers.slice(next - count, next);
    return toRow(record, {
      key,
      registry,
      generation,
      place,
      facets: own.join(' '),
      updated_at: at,
    });
  });
  const names = columns.filter((column) => column !== 'key');
  await insertRows(transaction, {
    into: `insert into services (${columns.join(', ')})`,
    behind: `on conflict (key) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    rows: rows.map((row) => columns.map((column) => row[column])),
  });
}

type Row = Selectable<StoreTables['services']>;

function toRow(
  record: ServiceRecord,
  given: Pick<Row, 'key' | 'registry' | 'generation' | 'place' | 'facets' | 'updated_at'>,
): Row {
  const words = coreWords(record.name);
  const name = foldCase(record.name);
  return {
    ...given,
    id: record.id,
    name_key: name,
    name_hash: hashName(name),
    title_hash: record.title === undefined ? 0 : hashName(foldCase(record.title)),
    short_hash: hashName(words.join('')),
    version: record.version ?? null,
    version_rank: record.versionRank ?? null,
    list: record.list ?? null,
    flags: flagsOf(record),
    popularity: record.popularity,
    rating_average: record.rating?.average ?? null,
    rating_count: record.rating?.count ?? null,
    created_at: Date.parse(record.createdAt),
    name_words: Math.min(255, words.length),
    words: countWords(record.description),
    identities: listIdentities(record).join('\n'),
    address: addressOf(record) ?? null,
  };
}

/** In the order in which rows go over. */
const columns = [
  'key',
  'registry',
  'generation',
  'place',
  'id',
  'name_key',
  'name_hash',
  'title_hash',
  'short_hash',
  'version',
  'version_rank',
  'list',
  'flags',
  'popularity',
  'rating_average',
  'rating_count',
  'created_at',
  'updated_at',
  'name_words',
  'words',
  'facets',
  'identities',
  'address',
] as const satisfies readonly (keyof Row)[];

async function writeIndex(
  transaction: Kysely<StoreTables>,
  listings: readonly KeyedDocument[],
): Promise<void> {
  const texts = listings.map(({ key, record }) => {
    const { name, title, tags, publisher, tools, description } = listIndexTexts(record);
    return [key, name, title, tags, publisher, tools, description];
  });
  await insertRows(transaction, {
    into: 'insert or replace into services_fts (rowid, name, title, tags, publisher, tools, description)',
    rows: texts,
  });
}

async function writeTools(
  transaction: Kysely<StoreTables>,
  listings: readonly KeyedDocument[],
): Promise<void> {
  const rewritten = listings.filter(({ isNew }) => !isNew).map(({ key }) => key);
  if (rewritten.length > 0) await deleteTools(transaction, { keys: rewritten });
  const tools = listings.flatMap(({ key, record }) =>
    record.tools.map(({ name, description = null }) => ({
      key,
      name,
      description,
      service: `${coreWords(record.name).join(' ')} ${record.title ?? ''}`,
    })),
  );
  if (tools.length === 0) return;
  const { rows } = await sql<{ last: number | null }>`
    select seq as last from sqlite_sequence where name = 'service_tools'
  `.execute(transaction);
  const last = rows[0]?.last ?? 0;
  const numbered = tools.map((tool, index) => ({ ...tool, number: last + 1 + index }));
  await insertRows(transaction, {
    into: 'insert into service_tools (number, service_key, name, description)',
    rows: numbered.map(({ number, key, name, description }) => [number, key, name, description]),
  });
  await insertRows(transaction, {
    into: 'insert into tools_fts (rowid, name, description, service)',
    rows: numbered.map(({ number, name, description, service }) => [
      number,
      indexText(name),
      indexText(description ?? ''),
      indexText(service),
    ]),
  });
}

function flagsOf(record: ServiceRecord): number {
  return (
    (record.verification === undefined ? 0 : rowFlags.verified) +
    (record.status === 'deprecated' ? rowFlags.deprecated : 0) +
    (record.endpoints.length === 0 ? 0 : rowFlags.reachable)
  );
}

/** Rough on purpose: it only says whether a description is long or short. */
function countWords(text: string): number {
  let words = 1;
  for (let place = 0; place < text.length; place += 1)
    if (text.charCodeAt(place) === 32) words += 1;
  return text === '' ? 0 : Math.min(words, 65_535);
}
