import { parseToolArguments } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { splitJsonFields } from '../options/split-json-fields.js';
import { readLeadingOptions } from '../options/read-leading-options.js';
import { openLateOutput } from '../output/open-late-output.js';
import { lateOption } from './late-option.js';
import { locateTool } from './locate-tool.js';
import { printToolHelp } from './print-tool-help.js';
import { lateToolOptions } from './tool-options.js';

export interface ShowToolHelpOptions {
  readonly tool: string | undefined;
  readonly connection: string | undefined;
  readonly words: readonly string[];
  readonly invocation: string;
}

const isHelp = (option: string) => option === '--help' || option === '-h';

/** Shows a tool's own help, unless `--help` is a parameter of that tool. @returns whether it did */
export async function showToolHelp(
  context: Omit<CommandContext, 'options'> & { readonly options: object },
  { tool: typed, connection, words, invocation }: ShowToolHelpOptions,
): Promise<boolean> {
  if (typed === undefined) return false;
  const located = await locateTool(context, { typed, connection, words, invocation });
  const { foreign } = await parseToolArguments(located.words, {
    schema: located.tool.inputSchema,
    readSource: () => Promise.resolve('{}'),
    foreign: (option, next) => (isHelp(option) ? 'flag' : lateOption(option, next)),
  });
  if (!foreign.some(isHelp)) return false;
  const { values: late } = readLeadingOptions(splitJsonFields(foreign), {
    options: lateToolOptions,
  });
  const { io, options } = context;
  const { output, close } = await openLateOutput(io, { early: { ...options }, late });
  printToolHelp(located, { invocation, output });
  await close();
  return true;
}
