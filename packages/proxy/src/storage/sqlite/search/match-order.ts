import { type RawBuilder, sql } from 'kysely';
import type { ServiceQuery } from '../../../core/catalog/service-repository.js';

const byName = sql`s.name_key, s.id`;

/** `order by …` of a page that is not ordered by its text. Every order ends with name and id, so that pages never overlap. */
export function matchOrder({ sort }: Pick<ServiceQuery, 'sort'>): RawBuilder<unknown> {
  switch (sort) {
    case 'name':
      return byName;
    case 'newest':
      return sql`s.created_at desc, ${byName}`;
    case 'rating':
      return sql`s.rating_average desc nulls last, s.rating_count desc, ${byName}`;
    case 'popularity':
    case 'relevance':
      return sql`s.popularity desc, ${byName}`;
  }
}
