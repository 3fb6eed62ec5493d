import { formatToolHelp } from '../help/format-tool-help.js';
import type { Output } from '../output/output.js';
import type { LocatedTool } from './locate-tool.js';

export interface PrintToolHelpOptions {
  /** What is typed before the tool's name. */
  readonly invocation: string;
  readonly output: Output;
}

/** Prints all about a tool: its help for a person, its definition for a program. */
export function printToolHelp(
  { tool, name }: Pick<LocatedTool, 'tool' | 'name'>,
  { invocation, output }: PrintToolHelpOptions,
): void {
  if (output.json) output.document(tool);
  else output.print(formatToolHelp(tool, { invocation, name, output }));
}
