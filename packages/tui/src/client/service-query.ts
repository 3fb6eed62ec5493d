import type { ServiceAuthKind, ServiceHealthState, ServiceSort, Transport } from '@nanda/sdk';

/** What to search for; everything that is given has to fit. Members are named like the facets that count them. */
export interface ServiceQuery extends ServiceFilters {
  /** Words; '' for every service. */
  text: string;
  /** Default `relevance`. */
  sort?: ServiceSort | undefined;
  /** Where the page before ended. */
  cursor?: string | undefined;
  /** Services of a page, 1 to 100. Default 20. */
  limit?: number | undefined;
}

export interface ServiceFilters {
  category?: string | undefined;
  tags?: readonly string[] | undefined;
  transport?: Transport | undefined;
  auth?: ServiceAuthKind | undefined;
  source?: string | undefined;
  health?: ServiceHealthState | undefined;
  verified?: boolean | undefined;
  protected?: boolean | undefined;
}
