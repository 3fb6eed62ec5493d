import type { ToolDefinition } from '@nanda/protocol';
import { readArguments } from '../arguments/read-arguments.js';
import { CommandError } from '../session/command-error.js';
import { formatResult } from '../session/format-result.js';
import type { CommandContext } from './command-context.js';
import { needConnection } from './need-connection.js';

/** `call getCurrentWeather --location "New York"` */
export async function runCall(
  { tool, rest }: { tool: string; rest: string },
  context: CommandContext,
): Promise<void> {
  const { id: connectionId } = needConnection(context.readState());
  const definition = await findTool(tool, context);
  const parameters = readArguments(rest, { tool, schema: definition.inputSchema });
  const result = await context.client.call({
    connectionId,
    tool,
    parameters,
    signal: context.signal,
    onProgress: (progress) => context.report(progress),
  });
  context.print(formatResult(result));
  if (result.isError === true) {
    throw new CommandError(`${tool} says that it failed`, {
      hint: 'tools, to see what it takes',
      exitCode: 5,
    });
  }
}

// A service may have gained tools since it was connected, so a name that is not known is asked for once.
async function findTool(name: string, context: CommandContext): Promise<ToolDefinition> {
  const { id: connectionId, tools: known } = needConnection(context.readState());
  const tool = known.find((each) => each.name === name);
  if (tool !== undefined) return tool;
  const tools = await context.client.tools(connectionId, { signal: context.signal });
  context.dispatch({ type: 'tools-listed', connectionId, tools });
  const fresh = tools.find((each) => each.name === name);
  if (fresh !== undefined) return fresh;
  throw new CommandError(`there is no tool "${name}" here`, { hint: 'tools', exitCode: 6 });
}
