import { readArguments } from '../arguments/read-arguments.js';
import type { CallCommand } from '../grammar/command.js';
import { CommandError } from '../session/command-error.js';
import type { CommandContext } from './command-context.js';
import { findTool } from './find-tool.js';
import { needConnection } from './need-connection.js';
import { performCall } from './perform-call.js';

/** `call getCurrentWeather --location "New York"` */
export async function runCall(
  { verb, tool: typed, rest, given }: CallCommand,
  context: CommandContext,
): Promise<void> {
  const connection =
    given === undefined ? await needConnection(context) : findConnection(given, context);
  const tool = await findTool(typed, { connection, context });
  const parameters =
    given?.parameters ?? (await readArguments(rest, { tool: tool.name, schema: tool.inputSchema }));
  await performCall({ connection, tool, parameters, isStream: verb === 'stream' }, context);
}

function findConnection({ connectionId }: { connectionId: string }, { readState }: CommandContext) {
  const connection = readState().connections.connections.find(({ id }) => id === connectionId);
  if (connection !== undefined) return connection;
  throw new CommandError('the connection that this was for is closed', {
    hint: 'connections',
    exitCode: 6,
  });
}
