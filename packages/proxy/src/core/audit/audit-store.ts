import type { AuditEvent } from '@nanda/protocol';
import type { AuditQuery } from './audit-log.js';
import type { AuditVerdict } from './audit-verdict.js';

/** An entry that has been cleaned and waits to be written: it has no place yet. */
export type PendingAuditEvent = Omit<AuditEvent, 'seq'>;

/** An entry with its place in the chain. */
export interface WrittenAuditEvent extends AuditEvent {
  /** Of it and of all before it, in hexadecimal digits. */
  readonly hash: string;
}

/** Port: keeps entries, each chained to the one before. There is no way to change one. */
export interface AuditStore {
  /** All of them or none, in their order. */
  append(events: readonly PendingAuditEvent[]): Promise<readonly WrittenAuditEvent[]>;
  list(query: AuditQuery): Promise<readonly AuditEvent[]>;
  verify(): Promise<AuditVerdict>;
  /** Forgets the oldest. @returns how many, and up to which place */
  prune(limits: AuditLimits): Promise<{ readonly count: number; readonly upTo: number }>;
}

/** What is kept. */
export interface AuditLimits {
  /** RFC 3339: what is older goes. */
  readonly before: string;
  readonly maxEntries: number;
}
