import type { OpenConnection } from '../client/interactive-client.js';
import { CommandError } from '../session/command-error.js';
import { findCurrentConnection } from '../session/find-current-connection.js';
import type { SessionState } from '../session/session-state.js';

/**
 * The connection that the command is for.
 *
 * @throws {CommandError} when there is none.
 */
export function needConnection(state: SessionState): OpenConnection {
  const connection = findCurrentConnection(state);
  if (connection !== undefined) return connection;
  const hint = state.listing.length > 0 ? 'connect: 1' : 'search: <words>, then connect: 1';
  throw new CommandError('not connected to a service', { hint });
}
