import type { ExecutionState } from '@nanda/protocol';
import type { Principal } from '../principal.js';

/** What is kept of an execution. Texts of JSON are kept as they are and parsed by who reads them. */
export interface StoredExecution {
  readonly id: string;
  readonly owner: Principal;
  readonly connectionId: string;
  readonly serviceId: string;
  readonly toolName: string;
  readonly state: ExecutionState;
  /** RFC 3339. */
  readonly startedAt: string;
  /** RFC 3339; present once it has ended. */
  readonly endedAt?: string;
  /** JSON, redacted. */
  readonly parameters?: string;
  /** JSON of an `ExecutionError`. */
  readonly error?: string;
  /** JSON of an `ExecutionMetadata`; present once it has ended. */
  readonly metadata?: string;
  /** Hashes: of whose key it is, and of the parameters that came with it. */
  readonly idempotency?: { readonly scope: string; readonly parameters: string };
  /** Where another process can take the call up: see `UpstreamCallRequest.onPosition`. */
  readonly position?: string;
  /** The `seq` of its last event. */
  readonly lastSeq: number;
}

/** One event, whole. */
export interface StoredEvent {
  readonly seq: number;
  /** JSON of an `ExecutionEvent`. */
  readonly json: string;
}

/** The execution as it is now, and the events that came since the last write. */
export interface ExecutionWrite {
  readonly execution: StoredExecution;
  readonly events: readonly StoredEvent[];
}

export interface ExecutionFilter {
  readonly connectionId?: string;
  readonly serviceId?: string;
  readonly toolName?: string;
  readonly state?: ExecutionState;
  /** RFC 3339: begun at or after it. */
  readonly since?: string;
  /** RFC 3339: begun before it. */
  readonly until?: string;
  /** The last one of the page before. */
  readonly after?: { readonly startedAt: string; readonly id: string };
  readonly limit: number;
}

/** Port: keeps executions and their events, over a restart of the process and for other processes. */
export interface ExecutionRepository {
  /** All of it or nothing; written when it resolves. */
  write(writes: readonly ExecutionWrite[]): Promise<void>;
  find(id: string): Promise<StoredExecution | undefined>;
  /** The newest one that was begun with this key. */
  findByKey(scope: string): Promise<StoredExecution | undefined>;
  /** In order; at least one where there is one, however large it is. */
  events(
    id: string,
    page: { readonly after: number; readonly limit: number; readonly maxBytes: number },
  ): Promise<readonly StoredEvent[]>;
  /** The newest first; parameters and events are not read. */
  list(owner: Principal, filter: ExecutionFilter): Promise<readonly StoredExecution[]>;
  /** Those that have not ended and whose process is gone: they are this process's from now on. */
  takeOver(): Promise<readonly StoredExecution[]>;
  /** Forgets ended ones that are older, and the oldest ones while all are larger. Says how many. */
  prune(limits: { readonly endedBefore: string; readonly maxBytes: number }): Promise<number>;
}
