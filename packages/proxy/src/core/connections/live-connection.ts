import type {
  ConnectionState,
  ServiceCredentials,
  ToolChange,
  ToolDefinition,
} from '@nanda/protocol';
import type { ServiceRecord } from '../catalog/service-record.js';
import type { NandaError } from '../nanda-error.js';
import type { StoredConnection } from './connection-repository.js';
import type { UpstreamGate } from './gates/create-upstream-gates.js';
import type { CallTally } from './health/create-call-tally.js';
import type { LatencyWindow } from './health/create-latency-window.js';
import type { LinePool } from './lines/line.js';
import type { SessionCare } from './sessions/attend-session.js';
import type { Opening } from './sessions/start-opening.js';
import type { UpstreamSession } from './upstream-connector.js';

/** A connection as it lives in this process. Only the files of this folder change one. */
export interface LiveConnection {
  stored: StoredConnection;
  /** As the catalog had it when a session was last opened. */
  record: ServiceRecord | undefined;
  /** As they were given. Undefined where the vault has them, or nothing was said; what is not kept stays here. */
  credentials: ServiceCredentials | undefined;
  /** What a session was last opened with, where that is a wallet: there is no secret in it. */
  wallet: Extract<ServiceCredentials, { type: 'evmauth' }> | undefined;
  /** See `Authenticator.expiresAt`, of what a session was last opened with. */
  accessEnd: (() => string | undefined) | undefined;
  /** Whether they are kept for the service, and not for this connection alone. */
  readonly isRemembered: boolean;
  /** Whether they are written down at all. */
  readonly isKept: boolean;
  /** Until it is stored. */
  isNew: boolean;
  /** Where credentials were given to be sent to. They go nowhere else, whatever the catalog says later. */
  place: string | undefined;
  /** What may be told of its address, where the caller has filled something in. */
  shownUrl: string | undefined;
  /** What its calls go through; undefined until it is known where they go. */
  gate: UpstreamGate | undefined;

  state: ConnectionState;
  /** Why it is in this state, where there is something to say. */
  reason: string | undefined;
  /** Why there is no session; undefined while there is one. */
  failure: NandaError | undefined;
  session: UpstreamSession | undefined;
  /** Present with `session`. */
  care: SessionCare | undefined;
  /** Present while there is no session and one is being opened. */
  opening: Opening | undefined;
  /** `UpstreamSession.state` of a session that an earlier process left behind. */
  resume: string | undefined;
  /** Attempts in a row since a session last lived for a while. */
  attempts: number;
  /** The sessions whose loss has counted for the circuit. */
  readonly countedLosses: WeakSet<UpstreamSession>;
  /** Its sessions for MCP clients. */
  readonly lines: LinePool;
  readonly sessions: { opened: number; lost: number; resumed: number };

  /** As they were last listed; before that, what an earlier process pinned, or none. */
  tools: readonly ToolDefinition[];
  /** What was pinned: see `pinTool`; undefined until they were first listed. */
  pins: readonly ToolDefinition[] | undefined;
  /** How the tools differ from what was pinned, by name. */
  toolChanges: ReadonlyMap<string, ToolChange>;

  readonly calls: CallTally;
  /** Of pings and of lists of tools. */
  readonly roundTrips: LatencyWindow;
  lastPing: Date | undefined;
  lastUsed: Date;
  /** What of `lastUsed` would survive a restart; undefined until the connection itself would. */
  savedLastUsed: Date | undefined;
  /** From when on it is counted. */
  readonly since: Date;
}
