import type { ExecutionState } from '@nanda/protocol';
import type { PageCursor } from '../page-cursor.js';

/** Which executions to list, and how many at a time. Everything that is given has to fit. */
export interface ExecutionListQuery {
  /** Over this connection. */
  readonly connectionId?: string | undefined;
  /** Of this service. */
  readonly serviceId?: string | undefined;
  /** Of tools of this name. */
  readonly toolName?: string | undefined;
  /** In this state. */
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
  /** The largest number of executions of the page. */
  readonly limit: number;
}
