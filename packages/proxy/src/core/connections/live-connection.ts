import type {
  ConnectionState,
  ServiceCredentials,
  ToolDefinition,
  Transport,
} from '@nanda/protocol';
import type { ServiceRecord } from '../catalog/service-record.js';
import type { CallWindow } from './call-window.js';
import type { StoredConnection } from './connection-repository.js';
import type { UpstreamSession } from './upstream-connector.js';

/** A connection as it lives in this process. Only `connections.ts` changes one. */
export interface LiveConnection {
  readonly stored: StoredConnection;
  /** As the catalog had it when a session was last opened. */
  record: ServiceRecord | undefined;
  /** Undefined after a restart, for a connection that had some: they are kept nowhere. */
  readonly credentials: ServiceCredentials | undefined;
  readonly wantedTransport: Transport | undefined;
  /** Where credentials were given to be sent to. They go nowhere else, whatever the catalog says later. */
  place: string | undefined;
  readonly calls: CallWindow;
  state: ConnectionState;
  session: UpstreamSession | undefined;
  /** The attempt under way, shared by all who wait for it. */
  opening: Promise<UpstreamSession> | undefined;
  tools: readonly ToolDefinition[];
  lastPing: Date | undefined;
  latency: number | undefined;
  lastUsed: Date;
  /** What of `lastUsed` would survive a restart; undefined until the connection itself would. */
  savedLastUsed: Date | undefined;
  running: number;
}
