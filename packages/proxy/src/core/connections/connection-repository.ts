import type {
  ClientCapability,
  Root,
  ServiceAuthKind,
  ToolDefinition,
  Transport,
} from '@nanda/protocol';
import type { Owner } from '../principal.js';

/** What survives a restart of a connection. Never a credential: those lie in the vault. */
export interface StoredConnection {
  readonly id: string;
  readonly owner: Owner;
  readonly serviceId: string;
  readonly name?: string;
  readonly authType: ServiceAuthKind;
  /** The entry of the vault that it uses: its own one, or one that is kept for the service. */
  readonly credentialId?: string;
  readonly transport?: Transport;
  readonly clientCapabilities?: readonly ClientCapability[];
  readonly roots?: readonly Root[];
  /** Whether tools that have changed are refused until they are accepted. */
  readonly pinTools?: boolean;
  readonly created: string;
  readonly lastUsed: string;
}

/** What changes while it is open, and is written when it does. */
export interface StoredSession {
  /** `UpstreamSession.state`; secret. */
  readonly state?: string;
  /** Where credentials may be sent to: see `LiveConnection.place`. */
  readonly place?: string;
}

/** A connection as it is found at start. */
export interface FoundConnection {
  readonly connection: StoredConnection;
  /** Present where it was open when its process ended, and that process is gone: it is this one's now. */
  readonly session?: StoredSession;
  /** The tools as they were when it was first made, or when they were last accepted. */
  readonly pinnedTools?: readonly ToolDefinition[];
}

/** Port: keeps connections over a restart of the process. */
export interface ConnectionRepository {
  save(connection: StoredConnection): Promise<void>;
  /** It has a session of this process; undefined: it has none any more. */
  saveSession(id: string, session: StoredSession | undefined): Promise<void>;
  savePinnedTools(id: string, tools: readonly ToolDefinition[]): Promise<void>;
  delete(id: string): Promise<void>;
  /** All of them. Sessions of processes that are gone are taken over by the first one that asks. */
  list(): Promise<readonly FoundConnection[]>;
}
