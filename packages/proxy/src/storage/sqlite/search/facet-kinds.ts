import type { SearchFacets } from '@nanda/protocol';

/** How the kinds of facets are numbered in the store. The numbers are data: never renumber. */
export const facetKinds = {
  category: 1,
  tags: 2,
  transport: 3,
  auth: 4,
} as const satisfies Record<keyof SearchFacets, number>;
