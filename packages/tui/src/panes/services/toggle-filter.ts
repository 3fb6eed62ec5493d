import type { ServiceQuery } from '../../client/service-query.js';
import type { FilterName } from './filter-names.js';
import { hasFilter } from './has-filter.js';

/** The search with a value of a facet taken or let go of. A service has many tags, and one value of everything else. */
export function toggleFilter(
  query: ServiceQuery,
  { name, value }: { name: FilterName; value: string },
): ServiceQuery {
  const isOn = hasFilter(query, { name, value });
  const { [name]: before, ...rest } = query;
  if (name === 'tags') {
    const tags = Array.isArray(before) ? (before as readonly string[]) : [];
    const left = isOn ? tags.filter((tag) => tag !== value) : [...tags, value];
    return left.length === 0 ? rest : { ...rest, tags: left };
  }
  if (isOn) return rest;
  const isYesOrNo = name === 'verified' || name === 'protected';
  // Facets count values that the contract has.
  return { ...rest, [name]: isYesOrNo ? value === 'true' : value };
}
