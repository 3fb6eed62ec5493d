import type { SearchFacets } from '@nanda/protocol';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { StoreTables } from '../store-tables.js';
import { facetKinds } from './facet-kinds.js';

/** Values that each facet lists at most. */
const maxValues = 20;

export interface MatchSummary {
  readonly total: number;
  readonly facets: SearchFacets;
}

/** Counts all matches, and the values that they have. */
export async function summariseMatches(
  database: Kysely<StoreTables>,
  { source }: { readonly source: RawBuilder<unknown> },
): Promise<MatchSummary> {
  const { rows } = await sql<{ kind: number; value: string | null; count: number }>`
    with matches as materialized (select s.key ${source})
    select 0 as kind, null as value, count(*) as count from matches
    union all
    select kind, value, count from (
      select f.kind as kind, min(f.value) as value, count(*) as count,
        row_number() over (partition by f.kind order by count(*) desc, f.value_key) as place
      from matches m cross join service_facets f on f.service_key = m.key
      group by f.kind, f.value_key
    ) where place <= ${maxValues}
  `.execute(database);
  const listOf = (kind: number) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ value, count }) => ({ value: value ?? '', count }));
  return {
    total: rows.find(({ kind }) => kind === 0)?.count ?? 0,
    facets: {
      category: listOf(facetKinds.category),
      tags: listOf(facetKinds.tags),
      transport: listOf(facetKinds.transport),
      auth: listOf(facetKinds.auth),
    },
  };
}
