import { plural, sanitizeLine } from '@nanda/terminal';
import type { CommandContext } from './command-context.js';
import { pickConnection } from './pick-connection.js';
import { tellToolChanges } from './tell-tool-changes.js';

/** `refresh`: a new session of the connection, with its tools read again. */
export async function runRefresh(
  { target, acceptTools }: { target: string; acceptTools: boolean },
  context: CommandContext,
): Promise<void> {
  const { client, dispatch, signal } = context;
  const { id: connectionId } = await pickConnection(target, context);
  const connection = await client.refresh({ connectionId, acceptTools }, { signal });
  dispatch({ type: 'connection-changed', connection });
  const { serviceName, tools } = connection.metadata;
  context.print(
    `Refreshed ${sanitizeLine(serviceName)} (${connectionId}): ${plural(tools.length, 'tool')}`,
  );
  tellToolChanges(connection, context);
}
