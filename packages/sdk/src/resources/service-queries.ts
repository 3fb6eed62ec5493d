import type {
  ServiceAuthKind,
  ServiceHealthState,
  ServiceSort,
  Timeframe,
  Transport,
} from '@nanda/protocol';

/** What to list, and how much of it at a time. */
export interface ServiceListQuery {
  /** Items of a page, 1 to 100. @default 20 */
  readonly limit?: number | undefined;
  /** Items to skip. @default 0 */
  readonly offset?: number | undefined;
  /** Where the page before ended: its `meta.nextCursor`. */
  readonly cursor?: string | undefined;
  /** @default 'relevance' */
  readonly sort?: ServiceSort | undefined;
}

/** What to search for. Everything that is given has to fit. */
export interface ServiceSearchQuery extends ServiceListQuery {
  /** Words, in any order. */
  readonly query?: string | undefined;
  /** The category of the service. */
  readonly category?: string | undefined;
  /** All of them. */
  readonly tags?: readonly string[] | undefined;
  /** What one of its endpoints speaks. */
  readonly transport?: Transport | undefined;
  /** What it wants of its callers. */
  readonly auth?: ServiceAuthKind | undefined;
  /** The name of a registry that lists it, as `nanda.registries.list()` has it. */
  readonly source?: string | undefined;
  /** What its endpoint answered when it was last looked at. */
  readonly health?: ServiceHealthState | undefined;
  /** Whether it wants credentials. */
  readonly protected?: boolean | undefined;
  /** Whether something vouches for it; its `verification` says what. */
  readonly verified?: boolean | undefined;
}

/** Over which time to count, and how many to list. */
export interface PopularServiceQuery {
  /** @default 'week' */
  readonly timeframe?: Timeframe | undefined;
  /** 1 to 100. @default 10 */
  readonly limit?: number | undefined;
}
