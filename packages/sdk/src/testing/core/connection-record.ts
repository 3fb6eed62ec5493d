import type { Connection, Root, ServiceCredentials } from '@nanda/protocol';
import type { KnownService } from '../services/known-service.js';

/** A connection as the test proxy keeps it. */
export interface ConnectionRecord {
  /** As it is told to its owner; replaced when it changes, so that what was told stays as it was. */
  data: Connection;
  readonly owner: string;
  readonly service: KnownService;
  readonly credentials: ServiceCredentials;
  readonly roots: readonly Root[] | undefined;
  /** URIs of resources that the owner wants to hear of. */
  readonly subscriptions: Set<string>;
  readonly calls: CallCounts;
  sessions: number;
}

/** What became of the calls of a connection. */
export interface CallCounts {
  total: number;
  running: number;
  succeeded: number;
  failed: number;
  cancelled: number;
}

/** Share of the calls that failed, 0 to 1. */
export function errorRateOf({ total, running, failed }: CallCounts): number {
  const ended = total - running;
  return ended === 0 ? 0 : failed / ended;
}
