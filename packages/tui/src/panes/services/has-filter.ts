import type { ServiceQuery } from '../../client/service-query.js';
import type { FilterName } from './filter-names.js';

/** Whether a search is narrowed to this value of a facet. */
export function hasFilter(
  query: ServiceQuery,
  { name, value }: { name: FilterName; value: string },
): boolean {
  if (name === 'tags') return query.tags?.includes(value) ?? false;
  return query[name] !== undefined && String(query[name]) === value;
}
