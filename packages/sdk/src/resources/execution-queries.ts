import type { ExecutionState } from '@nanda/protocol';
import type { PageCursor } from '../page-cursor.js';

/** Which executions to list, and how many at a time. Everything that is given has to fit. */
export interface ExecutionListQuery {
  readonly connectionId?: string | undefined;
  readonly serviceId?: string | undefined;
  readonly toolName?: string | undefined;
  readonly state?: ExecutionState | undefined;
  /** RFC 3339: begun then or later. */
  readonly since?: string | undefined;
  /** RFC 3339: begun before it. */
  readonly until?: string | undefined;
  /** Items of a page, 1 to 100. @default 20 */
  readonly limit?: number | undefined;
  /** Where the page before ended: its `meta.nextCursor`. */
  readonly cursor?: string | undefined;
}

/** What a page of executions knows of its list. */
export interface ExecutionListMeta extends PageCursor {
  readonly limit: number;
}
