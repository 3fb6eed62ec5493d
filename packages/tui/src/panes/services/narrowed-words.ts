import type { ServiceQuery } from '../../client/service-query.js';
import { activeFilters } from './active-filters.js';
import { filterWords } from './filter-words.js';

/** How a list is ordered and what it is narrowed to, in one line. Not sanitised. */
export function narrowedWords(query: ServiceQuery): string {
  const filters = activeFilters(query).map(({ name, value }) => filterWords(name, value));
  const order = `by ${query.sort ?? 'relevance'}`;
  return filters.length === 0 ? order : [...filters, order].join(' · ');
}
