import type { Connection, ToolDefinition } from '@nanda/sdk';
import type { Failure } from '../../session/failure.js';
import type { CredentialsWanted } from './credentials-wanted.js';

/** What becomes of the connections. */
export type ConnectionsEvent =
  | { type: 'connections-wanted' }
  | { type: 'connections-listed'; connections: readonly Connection[] }
  | { type: 'connections-failed'; failure: Failure }
  /** A service was not connected, because it wants to know who asks. */
  | { type: 'credentials-wanted'; wanted: CredentialsWanted }
  /** Opened by this session: the current one from now on. */
  | { type: 'connected'; connection: Connection }
  /** Somebody changed it, or it changed by itself. */
  | { type: 'connection-changed'; connection: Connection }
  | { type: 'disconnected'; connectionId: string }
  | { type: 'switched'; connectionId: string }
  | { type: 'tools-listed'; connectionId: string; tools: readonly ToolDefinition[] };
