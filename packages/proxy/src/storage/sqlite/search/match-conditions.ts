import { type RawBuilder, sql } from 'kysely';
import type { ServiceQuery } from '../../../core/catalog/service-repository.js';
import type { VisibleServices } from '../visible-services.js';
import { facetKinds } from './facet-kinds.js';
import { foldCase } from './fold-case.js';

/** What a row of `services` (named `s`) has to fulfil beside the text. */
export function matchConditions(
  query: ServiceQuery,
  { visible }: { readonly visible: VisibleServices },
): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [visible.condition];
  if (query.category !== undefined) conditions.push(hasFacet('category', query.category));
  for (const tag of query.tags ?? []) conditions.push(hasFacet('tags', tag));
  if (query.transport !== undefined) conditions.push(hasFacet('transport', query.transport));
  if (query.protected !== undefined) conditions.push(sql`s.protected = ${query.protected}`);
  if (query.verified !== undefined) conditions.push(sql`s.verified = ${query.verified}`);
  return sql.join(conditions, sql` and `);
}

function hasFacet(kind: keyof typeof facetKinds, value: string): RawBuilder<unknown> {
  return sql`exists (
    select 1 from service_facets f
    where f.service_key = s.key and f.kind = ${facetKinds[kind]} and f.value_key = ${foldCase(value)}
  )`;
}
