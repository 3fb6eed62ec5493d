import { type RawBuilder, sql } from 'kysely';
import type { ServiceQuery } from '../../../core/catalog/service-repository.js';
import { foldCase } from './fold-case.js';

const byName = sql`s.name_key, s.id`;

/** name, title, tags, publisher, tools, description */
const relevance = sql`bm25(services_fts, 10.0, 8.0, 6.0, 4.0, 3.0, 1.0)`;

/** `order by …` of a page. Every order ends with name and id, so that pages never overlap. */
export function matchOrder(
  { sort, text }: Pick<ServiceQuery, 'sort' | 'text'>,
  { hasRelevance }: { readonly hasRelevance: boolean },
): RawBuilder<unknown> {
  switch (sort) {
    case 'name':
      return byName;
    case 'newest':
      return sql`s.created_at desc, ${byName}`;
    case 'rating':
      return sql`s.rating_average desc nulls last, s.rating_count desc, ${byName}`;
    case 'popularity':
      return sql`s.popularity desc, ${byName}`;
    case 'relevance':
      if (!hasRelevance || text === undefined) return sql`s.popularity desc, ${byName}`;
      return sql`${exactness(foldCase(text))}, ${relevance} * s.prior, s.popularity desc, ${byName}`;
  }
}

/** Whoever types a whole name means that one. */
function exactness(text: string): RawBuilder<unknown> {
  return sql`case when s.name_key = ${text} or s.title_key = ${text} then 0
    when s.short_name_key = ${text} then 1 else 2 end`;
}
