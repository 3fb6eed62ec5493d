import type { ConnectionState } from '@nanda/protocol';

/** What can happen to a connection. */
export type ConnectionIncident =
  /** Credentials are about to be used. */
  | 'authenticate'
  /** A session is open and its tools are known. */
  | 'opened'
  /** An attempt to open a session came to nothing, and another one will be made by itself. */
  | 'postponed'
  /** It came to nothing, and no other one is made until somebody uses the connection. */
  | 'refused'
  /** The session ended without being asked to. */
  | 'lost'
  /** A new session is wanted: by a use, or in place of the present one. */
  | 'reopen'
  /** It was closed: by its owner, or because nobody used it. */
  | 'closed';

/**
 * | state          | holds                          | leaves it                                       |
 * | -------------- | ------------------------------ | ----------------------------------------------- |
 * | initializing   | a first attempt                | with a session, or for good                     |
 * | authenticating | the same, credentials are used | the same                                        |
 * | connected      | a session                      | when that is lost, replaced or closed           |
 * | reconnecting   | attempts, or a pause between   | with a session, when given up, or closed        |
 * | disconnected   | nothing                        | when it is used                                 |
 * | failed         | nothing, and the reason        | when it is used, or closed                      |
 */
const table: Record<ConnectionState, Partial<Record<ConnectionIncident, ConnectionState>>> = {
  initializing: {
    authenticate: 'authenticating',
    opened: 'connected',
    refused: 'failed',
    lost: 'reconnecting',
    closed: 'disconnected',
  },
  authenticating: {
    opened: 'connected',
    refused: 'failed',
    lost: 'reconnecting',
    closed: 'disconnected',
  },
  connected: { lost: 'reconnecting', reopen: 'reconnecting', closed: 'disconnected' },
  reconnecting: {
    opened: 'connected',
    // No other state, but news: why the attempt failed.
    postponed: 'reconnecting',
    refused: 'failed',
    closed: 'disconnected',
  },
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
