import type { ServiceQuery } from '../../client/service-query.js';
import { filterNames, type FilterName } from './filter-names.js';

/** A value that a search is narrowed to. */
export interface ActiveFilter {
  readonly name: FilterName;
  readonly value: string;
}

/** What a search is narrowed to, in the order of the facets. */
export function activeFilters(query: ServiceQuery): readonly ActiveFilter[] {
  return filterNames.flatMap((name) => {
    const value = query[name];
    if (value === undefined) return [];
    const values = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
    return values.map((one) => ({ name, value: one }));
  });
}
