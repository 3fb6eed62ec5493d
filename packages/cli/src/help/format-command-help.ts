import type { Command } from '../commands/command.js';
import type { OptionDefinition } from '../options/option-table.js';
import { formatColumns } from '../text/format-columns.js';
import type { Style } from '../text/style.js';

export interface CommandHelp {
  /** Program and command: `nanda servers add`. */
  readonly invocation: string;
  readonly program: string;
  readonly command: Command;
  readonly style: Style;
}

/** The help of one command: examples first. */
export function formatCommandHelp({ invocation, program, command, style }: CommandHelp): string {
  const examples = command.examples.map(({ line, does }) => [
    `${program} ${line}`,
    style.dim(does),
  ]);
  const options = Object.entries(command.options).map(([name, definition]) => [
    optionLabel(name, definition),
    optionText(definition),
  ]);
  options.push(['-h, --help', 'Show this']);
  return [
    command.summary,
    `${style.bold('Examples')}\n${formatColumns(examples, { indent: '  ' })}`,
    `${style.bold('Usage')}\n  ${invocation} ${command.usage}`.trimEnd(),
    `${style.bold('Options')}\n${formatColumns(options, { indent: '  ' })}`,
    ...(command.notes ?? []),
  ].join('\n\n');
}

function optionLabel(name: string, { short, kind, value }: OptionDefinition): string {
  const names = short === undefined ? `--${name}` : `-${short}, --${name}`;
  if (kind === 'flag') return names;
  return `${names} ${value ?? (kind === 'duration' ? 'TIME' : kind === 'integer' ? 'N' : 'TEXT')}`;
}

function optionText({ summary, choices }: OptionDefinition): string {
  return choices === undefined ? summary : `${summary}: ${choices.join(', ')}`;
}
