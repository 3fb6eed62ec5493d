import type { Connection, ToolDefinition } from '@nanda/sdk';
import { matchName, sanitizeLine, suggestNames } from '@nanda/terminal';
import { CommandError } from '../session/command-error.js';
import type { CommandContext } from './command-context.js';

/**
 * A tool of a connection by its exact name, else the only one that differs in case, `-` and `_` alone, which is said.
 *
 * @throws {CommandError} with the names that may have been meant
 */
export async function findTool(
  typed: string,
  { connection, context }: { connection: Connection; context: CommandContext },
): Promise<ToolDefinition> {
  const { client, dispatch, signal, hint } = context;
  const known = connection.metadata.tools.find(({ name }) => name === typed);
  if (known !== undefined) return known;
  // A service may have gained tools since it was connected, so a name that is not known is asked for once.
  const { id: connectionId } = connection;
  const tools = await client.tools(connectionId, { signal });
  dispatch({ type: 'tools-listed', connectionId, tools });
  const names = tools.map(({ name }) => name);
  const meant = matchName(typed, names);
  const tool = tools.find(({ name }) => name === meant);
  if (tool !== undefined) {
    if (tool.name !== typed) hint(`Calling ${sanitizeLine(tool.name)}.`);
    return tool;
  }
  // Never called by itself: what is nearly the same name may do the opposite.
  const [nearest] = suggestNames(typed, names);
  throw new CommandError(`there is no tool "${typed}" here`, {
    hint: nearest === undefined ? 'tools' : `call ${nearest}`,
    exitCode: 6,
  });
}
