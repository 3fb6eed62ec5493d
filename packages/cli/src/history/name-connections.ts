import type { Connection } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import { connectionLabel } from '../connections/connection-label.js';

/** What the connections of calls are called now, by their ids; one that is closed has no name any more. */
export async function nameConnections(
  context: Pick<CommandContext, 'client'>,
): Promise<ReadonlyMap<string, string>> {
  const client = await context.client();
  const { data } = await client.call<Connection[]>('connections.list');
  return new Map(data.map((connection) => [connection.id, connectionLabel(connection)]));
}
