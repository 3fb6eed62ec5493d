import { type RawBuilder, sql } from 'kysely';
import type { ServiceQuery } from '../../../core/catalog/service-repository.js';
import type { VisibleServices } from '../visible-services.js';
import { foldCase } from './fold-case.js';
import { matchConditions } from './match-conditions.js';

export interface MatchSourceOptions {
  readonly query: ServiceQuery;
  /** The FTS5 expression; absent lists, or compares the name alone where the text has no words. */
  readonly expression: string | undefined;
  readonly visible: VisibleServices;
}

/** `from … where …` of all matches of a query, with the services as `s`. */
export function matchSource({
  query,
  expression,
  visible,
}: MatchSourceOptions): RawBuilder<unknown> {
  const conditions = matchConditions(query, { visible });
  if (expression !== undefined) {
    // `cross join` fixes the order: the index first, then one row of `services` for each hit.
    return sql`from services_fts cross join services s on s.key = services_fts.rowid
      where services_fts match ${expression} and ${conditions}`;
  }
  if (query.text === undefined) return sql`from services s where ${conditions}`;
  return sql`from services s where s.name_key = ${foldCase(query.text)} and ${conditions}`;
}
