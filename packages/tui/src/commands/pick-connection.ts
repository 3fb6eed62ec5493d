import type { Connection } from '@nanda/sdk';
import { CommandError } from '../session/command-error.js';
import type { CommandContext } from './command-context.js';
import { needConnection } from './need-connection.js';
import { pick } from './pick.js';

/**
 * The open connection that a number of `connections`, an id, its short name or its service's name means; the current one
 * where nothing is said.
 *
 * @throws {CommandError} when it means none.
 */
export async function pickConnection(
  target: string,
  context: Pick<CommandContext, 'readState' | 'connectionsKnown'>,
): Promise<Connection> {
  if (target === '') return needConnection(context);
  await context.connectionsKnown();
  const connection = pick(target, {
    rows: context.readState().connections.connections,
    words: ({ id, name, metadata }) => [
      id,
      metadata.serviceName,
      ...(name === undefined ? [] : [name, `@${name}`]),
    ],
    hint: 'connections',
  });
  if (connection !== undefined) return connection;
  throw new CommandError(`"${target}" is not connected`, { hint: 'connections', exitCode: 6 });
}
