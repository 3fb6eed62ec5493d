import type { Command } from '../commands/command.js';
import type { Output } from '../output/output.js';
import { describeCommand, type DescribeCommandOptions } from './describe-command.js';
import { findAliases } from './find-aliases.js';
import { formatCommandHelp } from './format-command-help.js';
import { helpWidth } from './help-width.js';

/** Prints the help of a command. */
export function showCommandHelp(
  command: Command,
  { output, program, name }: DescribeCommandOptions & { readonly output: Output },
): void {
  const help = describeCommand(command, { program, name, aliases: findAliases(name, program) });
  if (output.json) output.document(help);
  else output.print(formatCommandHelp(help, { style: output.style, width: helpWidth(output) }));
}
