import type { RegistryNotice, SearchFacets, Service } from '@nanda/sdk';
import type { ServiceQuery } from '../../client/service-query.js';
import type { Failure } from '../../session/failure.js';

/** The services that were asked for last. `connect: 1` counts in them. */
export interface ServicesState {
  /** What is looked for, whether it has been answered or not. Its `cursor` is not used. */
  query: ServiceQuery;
  /** `more`: the next page is being read. */
  status: 'idle' | 'loading' | 'more' | 'ready' | 'failed';
  services: readonly Service[];
  /** How many match, of which `services` are the first. */
  total: number;
  facets: SearchFacets | undefined;
  notices: readonly RegistryNotice[];
  suggestions: readonly string[];
  nextCursor: string | undefined;
  /** Why the last search failed. */
  failure: Failure | undefined;
}
