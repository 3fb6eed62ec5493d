import * as z from 'zod/mini';
import { PageMetaSchema, type PageMeta } from './page-meta.js';

/** How many of all matches have each value, most frequent first. */
export interface SearchFacets {
  category: FacetCount[];
  tags: FacetCount[];
  transport: FacetCount[];
  auth: FacetCount[];
}

export interface FacetCount {
  value: string;
  count: number;
}

export interface SearchMeta extends PageMeta {
  facets: SearchFacets;
}

const counts = z.array(z.object({ value: z.string(), count: z.number() }));

export const SearchFacetsSchema = z.object({
  category: counts,
  tags: counts,
  transport: counts,
  auth: counts,
});

export const SearchMetaSchema = z.extend(PageMetaSchema, { facets: SearchFacetsSchema });
