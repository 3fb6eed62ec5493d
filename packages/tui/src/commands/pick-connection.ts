import type { OpenConnection } from '../client/interactive-client.js';
import { CommandError } from '../session/command-error.js';
import type { SessionState } from '../session/session-state.js';
import { pick } from './pick.js';

/**
 * The open connection that a number of `connections`, an id or a service's name means.
 *
 * @throws {CommandError} when it means none.
 */
export function pickConnection(target: string, { connections }: SessionState): OpenConnection {
  const connection = pick(target, {
    rows: connections,
    words: ({ id, serviceName }) => [id, serviceName],
    hint: 'connections',
  });
  if (connection !== undefined) return connection;
  throw new CommandError(`"${target}" is not connected`, { hint: 'connections', exitCode: 6 });
}
