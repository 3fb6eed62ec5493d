import type { ServiceQuery } from '../../client/service-query.js';

/** The same search, narrowed by nothing but its words. */
export function withoutFilters({ text, sort }: ServiceQuery): ServiceQuery {
  return { text, ...(sort !== undefined && { sort }) };
}
