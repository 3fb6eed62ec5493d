import type { ConnectionState, ServiceCredentials, ToolDefinition } from '@nanda/protocol';
import type { ServiceRecord } from '../catalog/service-record.js';
import type { StoredConnection, StoredSession } from './connection-repository.js';
import { createCallTally } from './health/create-call-tally.js';
import { createLatencyWindow } from './health/create-latency-window.js';
import { createLinePool } from './lines/line.js';
import type { LiveConnection } from './live-connection.js';

export interface Birth {
  readonly stored: StoredConnection;
  readonly record: ServiceRecord | undefined;
  readonly credentials: ServiceCredentials | undefined;
  /** @default false */
  readonly isRemembered?: boolean | undefined;
  /** @default true */
  readonly isKept?: boolean | undefined;
  readonly state: Extract<ConnectionState, 'initializing' | 'reconnecting' | 'disconnected'>;
  /** What an earlier process left behind. */
  readonly session?: StoredSession | undefined;
  readonly pins?: readonly ToolDefinition[] | undefined;
}

/** A connection without a session. */
export function createLiveConnection(birth: Birth): LiveConnection {
  return {
    stored: birth.stored,
    record: birth.record,
    credentials: birth.credentials,
    isRemembered: birth.isRemembered ?? false,
    isKept: birth.isKept ?? true,
    isNew: birth.state === 'initializing',
    place: birth.session?.place,
    shownUrl: undefined,
    wallet: undefined,
    accessEnd: undefined,
    gate: undefined,
    state: birth.state,
    reason: undefined,
    failure: undefined,
    session: undefined,
    care: undefined,
    opening: undefined,
    resume: birth.session?.state,
    attempts: 0,
    countedLosses: new WeakSet(),
    lines: createLinePool(),
    sessions: { opened: 0, lost: 0, resumed: 0 },
    // Until it is open again, what it had is what is known of it.
    tools: birth.pins ?? [],
    pins: birth.pins,
    toolChanges: new Map(),
    calls: createCallTally(),
    roundTrips: createLatencyWindow(),
    lastPing: undefined,
    lastUsed: new Date(birth.stored.lastUsed),
    savedLastUsed: undefined,
    since: new Date(),
  };
}
