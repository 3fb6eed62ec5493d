import type { ToolDefinition } from '@nanda/protocol';
import { matchName, suggestNames } from '@nanda/terminal';
import { readArguments } from '../arguments/read-arguments.js';
import { CommandError } from '../session/command-error.js';
import { formatResult } from '../session/format-result.js';
import type { CommandContext } from './command-context.js';
import { needConnection } from './need-connection.js';

/** `call getCurrentWeather --location "New York"` */
export async function runCall(
  { tool: typed, rest }: { tool: string; rest: string },
  context: CommandContext,
): Promise<void> {
  const { id: connectionId } = needConnection(context.readState());
  const definition = await findTool(typed, context);
  const tool = definition.name;
  if (tool !== typed) context.print(`Calling ${tool}.`);
  const parameters = await readArguments(rest, { tool, schema: definition.inputSchema });
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
async function findTool(typed: string, context: CommandContext): Promise<ToolDefinition> {
  const { id: connectionId, tools: known } = needConnection(context.readState());
  const tool = known.find(({ name }) => name === typed);
  if (tool !== undefined) return tool;
  const tools = await context.client.tools(connectionId, { signal: context.signal });
  context.dispatch({ type: 'tools-listed', connectionId, tools });
  const names = tools.map(({ name }) => name);
  const meant = matchName(typed, names);
  const fresh = tools.find(({ name }) => name === meant);
  if (fresh !== undefined) return fresh;
  // Never called by itself: what is nearly the same name may do the opposite.
  const [nearest] = suggestNames(typed, names);
  throw new CommandError(`there is no tool "${typed}" here`, {
    hint: nearest === undefined ? 'tools' : `call ${nearest}`,
    exitCode: 6,
  });
}
