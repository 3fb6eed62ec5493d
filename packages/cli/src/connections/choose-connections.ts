import type { Connection } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import { resolveConnection } from './resolve-connection.js';
import type { ResolvedConnection } from './resolve-connection.js';
import { connectionLabel } from './connection-label.js';
import { usageError } from '../options/usage-error.js';

/** The connections that a command is about: those that were named, all of them, or the current one. @throws CliError */
export async function chooseConnections(
  named: readonly string[],
  context: Pick<CommandContext, 'io' | 'state' | 'client' | 'program'>,
  { all }: { readonly all: boolean },
): Promise<ResolvedConnection[]> {
  if (all && named.length > 0) {
    throw usageError(`--all is every connection, not only ${named.join(' and ')}.`);
  }
  if (all) {
    const client = await context.client();
    const { data } = await client.call<Connection[]>('connections.list');
    return data.map((connection) => ({ id: connection.id, label: connectionLabel(connection) }));
  }
  if (named.length === 0) return [await resolveConnection(context)];
  const found = new Map<string, ResolvedConnection>();
  for (const name of named) {
    const connection = await resolveConnection(context, { named: name });
    found.set(connection.id, connection);
  }
  return [...found.values()];
}
