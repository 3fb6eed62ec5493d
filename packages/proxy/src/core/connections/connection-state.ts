import type { ConnectionState } from '@nanda/protocol';

/** What can happen to a connection. */
export type ConnectionIncident =
  /** Credentials are about to be used. */
  | 'authenticate'
  /** A session is open and its tools are known. */
  | 'opened'
  /** An attempt to open a session came to nothing. */
  | 'refused'
  /** The session ended without being asked to. */
  | 'lost'
  /** A new attempt begins. */
  | 'reopen'
  /** It was closed: by its owner, or because nobody used it. */
  | 'closed';

const table: Record<ConnectionState, Partial<Record<ConnectionIncident, ConnectionState>>> = {
  initializing: {
    authenticate: 'authenticating',
    opened: 'connected',
    refused: 'failed',
    closed: 'disconnected',
  },
  authenticating: { opened: 'connected', refused: 'failed', closed: 'disconnected' },
  connected: { lost: 'reconnecting', closed: 'disconnected' },
  reconnecting: { opened: 'connected', refused: 'failed', closed: 'disconnected' },
  disconnected: { reopen: 'reconnecting' },
  failed: { reopen: 'reconnecting', closed: 'disconnected' },
};

/** The state after an incident; undefined where the incident changes nothing in that state. */
export function nextConnectionState(
  state: ConnectionState,
  incident: ConnectionIncident,
): ConnectionState | undefined {
  return table[state][incident];
}
