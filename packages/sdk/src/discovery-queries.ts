import type { Timeframe } from '@nanda/protocol';

/** Where a search or a list begins, and how much of it to take. */
interface ServerPageQuery {
  /** Items of a page, 1 to 100. @default 20 */
  readonly limit?: number | undefined;
  /** From 1. @default 1 */
  readonly page?: number | undefined;
}

/** What narrows a search. */
export interface ServerSearchQuery extends ServerPageQuery {
  /** All of them. */
  readonly tags?: readonly string[] | undefined;
  /** A category. */
  readonly type?: string | undefined;
}

/** How all servers are listed. */
export interface ServerListQuery extends ServerPageQuery {
  /** A minus turns the order round. */
  readonly ordering?: `${'' | '-'}${'name' | 'created_at' | 'rating' | 'popularity'}` | undefined;
}

/** What is popular when. */
export interface PopularServerQuery {
  /** @default 'week' */
  readonly period?: Timeframe | undefined;
  /** A category. */
  readonly type?: string | undefined;
  /** @default 10 */
  readonly limit?: number | undefined;
}
