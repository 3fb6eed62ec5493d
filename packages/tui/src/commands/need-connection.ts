import type { Connection } from '@nanda/sdk';
import { CommandError } from '../session/command-error.js';
import { findCurrentConnection } from '../session/find-current-connection.js';
import type { CommandContext } from './command-context.js';

/**
 * The connection that the command is for: the current one, or, in a session that has none of its own, the one that was
 * used last.
 *
 * @throws {CommandError} when there is none.
 */
export async function needConnection({
  readState,
  connectionsKnown,
}: Pick<CommandContext, 'readState' | 'connectionsKnown'>): Promise<Connection> {
  const connection = findCurrentConnection(readState());
  if (connection !== undefined) return connection;
  await connectionsKnown();
  const state = readState();
  const found = findCurrentConnection(state);
  if (found !== undefined) return found;
  const { status, failure } = state.connections;
  if (status === 'failed' && failure !== undefined) {
    const { message, hint, exitCode } = failure;
    throw new CommandError(message, { hint, exitCode });
  }
  const hint =
    state.services.services.length > 0 ? 'connect: 1' : 'search: <words>, then connect: 1';
  throw new CommandError('not connected to a service', { hint });
}
