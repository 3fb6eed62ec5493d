import type { RegistryNotice, SearchFacets, Service } from '@nanda/sdk';

/** One page of a search. */
export interface ServicePage {
  services: Service[];
  /** How many match in all. */
  total: number;
  /** Counts of all that match; undefined where the answer has none. */
  facets: SearchFacets | undefined;
  /** Registries whose services may be missing or old. */
  notices: readonly RegistryNotice[];
  /** Queries that would find something, where nothing was found. */
  suggestions: readonly string[];
  /** Undefined on the last page. */
  nextCursor: string | undefined;
}
