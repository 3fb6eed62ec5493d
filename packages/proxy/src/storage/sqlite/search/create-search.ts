import { type Kysely, sql } from 'kysely';
import type { RegistrySource } from '../../../core/catalog/registry.js';
import type { ServiceRecord } from '../../../core/catalog/service-record.js';
import type { ServicePage, ServiceQuery } from '../../../core/catalog/service-repository.js';
import { type DocumentRow, readDocument } from '../read-document.js';
import type { StoreTables } from '../store-tables.js';
import type { VisibleServices } from '../visible-services.js';
import { matchExpressions } from './match-expressions.js';
import { matchOrder } from './match-order.js';
import { matchSource } from './match-source.js';
import { selectRelevant } from './select-relevant.js';
import { type MatchSummary, summariseMatches } from './summarise-matches.js';

/** Summaries that are kept: paging through one search counts its matches once. */
const maxSummaries = 64;

export interface SearchOptions {
  /** What is searched, and under which names. */
  readonly registries: readonly RegistrySource[];
  readonly visible: VisibleServices;
}

interface KeptSummary extends MatchSummary {
  readonly expression: string | undefined;
}

/**
 * The search over one store. All words of a query have to be there; where that finds nothing, any
 * of them is enough.
 */
export function createSearch(
  database: Kysely<StoreTables>,
  { registries, visible }: SearchOptions,
): (query: ServiceQuery) => Promise<ServicePage> {
  const kept = new Map<string, KeptSummary>();
  let keptVersion = '';

  async function summarise(
    connection: Kysely<StoreTables>,
    query: ServiceQuery,
  ): Promise<KeptSummary> {
    const version = await readDataVersion(connection);
    if (version !== keptVersion) kept.clear();
    keptVersion = version;
    const { sort: _sort, limit: _limit, offset: _offset, ...criteria } = query;
    const key = JSON.stringify(criteria);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const found = await findMatches(connection, { query, visible });
    const [oldest] = kept.keys();
    if (kept.size >= maxSummaries && oldest !== undefined) kept.delete(oldest);
    kept.set(key, found);
    return found;
  }

  return async (query) => {
    const trimmed = withoutEmptyText(query);
    // One read transaction: the page, its total and its facets speak of the same rows.
    return await database
      .transaction()
      .setAccessMode('read only')
      .execute(async (transaction) => {
        const { expression, total, facets } = await summarise(transaction, trimmed);
        if (total <= trimmed.offset) return { records: [], total, facets };
        const source = matchSource({ query: trimmed, expression, visible });
        const { sort, text, limit, offset } = trimmed;
        const select =
          sort === 'relevance' && text !== undefined && expression !== undefined
            ? selectRelevant({ text, source, visible })
            : sql`select s.key as key ${source} order by ${matchOrder(trimmed)}`;
        const { rows } = await sql<{ key: number }>`
          ${select} limit ${limit} offset ${offset}
        `.execute(transaction);
        const keys = rows.map(({ key }) => key);
        return { records: await readRecords(transaction, { keys, registries }), total, facets };
      });
  };
}

/** Only for the page: documents in the sorted statement would be read for every match. */
async function readRecords(
  connection: Kysely<StoreTables>,
  { keys, registries }: { readonly keys: readonly number[] } & Pick<SearchOptions, 'registries'>,
): Promise<ServiceRecord[]> {
  const { rows } = await sql<DocumentRow & { key: number }>`
    select s.key, s.registry, d.document
    from services s join service_documents d on d.service_key = s.key
    where s.key in (select value from json_each(${JSON.stringify(keys)}))
  `.execute(connection);
  const found = new Map(rows.map((row) => [row.key, row]));
  return keys.flatMap((key) => {
    const row = found.get(key);
    return row === undefined ? [] : [readDocument(row, { registries })];
  });
}

async function findMatches(
  connection: Kysely<StoreTables>,
  { query, visible }: { readonly query: ServiceQuery } & Pick<SearchOptions, 'visible'>,
): Promise<KeptSummary> {
  const expressions = query.text === undefined ? undefined : matchExpressions(query.text);
  const summariseWith = async (expression: string | undefined): Promise<KeptSummary> => ({
    ...(await summariseMatches(connection, {
      source: matchSource({ query, expression, visible }),
    })),
    expression,
  });
  const strict = await summariseWith(expressions?.all);
  if (strict.total > 0 || expressions === undefined || expressions.any === expressions.all) {
    return strict;
  }
  return await summariseWith(expressions.any);
}

function withoutEmptyText({ text, ...rest }: ServiceQuery): ServiceQuery {
  return text === undefined || text.trim() === '' ? rest : { ...rest, text };
}

/** Changes with every write, of this connection (`total_changes`) or another (`data_version`). */
async function readDataVersion(connection: Kysely<StoreTables>): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select total_changes() || '.' || data_version as version from pragma_data_version
  `.execute(connection);
  return rows[0]?.version ?? '';
}
