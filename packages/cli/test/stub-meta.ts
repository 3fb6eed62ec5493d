import type { SearchMeta } from '@nanda/protocol';

/** What a search says beside its services. */
export function stubMeta(given: Partial<SearchMeta> & { readonly total: number }): SearchMeta {
  return {
    limit: 20,
    offset: 0,
    facets: {
      category: [],
      tags: [],
      transport: [],
      auth: [],
      source: [],
      health: [],
      verified: [],
      protected: [],
    },
    ...given,
  };
}
