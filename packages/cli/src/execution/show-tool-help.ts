import { parseToolArguments } from '../arguments/parse-tool-arguments.js';
import type { CommandContext } from '../commands/command.js';
import { formatToolHelp } from '../help/format-tool-help.js';
import { locateTool } from './locate-tool.js';

export interface ShowToolHelpOptions {
  readonly tool: string | undefined;
  readonly connection: string | undefined;
  readonly words: readonly string[];
  readonly invocation: string;
}

/** Shows a tool's own help, unless `--help` is a parameter of that tool. @returns whether it did */
export async function showToolHelp(
  context: Omit<CommandContext, 'options'>,
  { tool: typed, connection, words, invocation }: ShowToolHelpOptions,
): Promise<boolean> {
  if (typed === undefined) return false;
  const { tool } = await locateTool(context, { typed, connection, words, invocation });
  const { foreign } = await parseToolArguments(words, {
    schema: tool.inputSchema,
    readSource: () => Promise.resolve('{}'),
    foreign: (option) => (option === '--help' || option === '-h' ? 'flag' : undefined),
  });
  if (foreign.length === 0) return false;
  if (context.output.json) context.output.document(tool);
  else context.output.print(formatToolHelp(tool, { invocation, output: context.output }));
  return true;
}
