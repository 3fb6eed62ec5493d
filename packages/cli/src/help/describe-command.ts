import type { Command } from '../commands/command.js';
import type { ProgramName } from '../commands/program-name.js';
import type { CommandHelp, HelpGroup } from './command-help.js';
import { describeOption } from './describe-option.js';
import { optionGroups } from './option-groups.js';

export interface DescribeCommandOptions {
  readonly program: ProgramName;
  /** The command's full name: `servers add`. */
  readonly name: string;
  /** Full names that mean it too. */
  readonly aliases?: readonly string[];
}

/** All that is to be said of a command, from its table. */
export function describeCommand(
  command: Command,
  { program, name, aliases = [] }: DescribeCommandOptions,
): CommandHelp {
  const invocation = name === '' ? program : `${program} ${name}`;
  const words = command.arguments.map(({ name: argument, required, many }) => {
    const word = many ? `${argument}...` : argument;
    return required ? `<${word}>` : `[${word}]`;
  });
  return {
    name: invocation,
    summary: command.summary,
    aliases: aliases.map((alias) => `${program} ${alias}`),
    examples: command.examples.map(({ line, does }) => ({ line: `${program} ${line}`, does })),
    usage: command.usage ?? ['[options]', ...words].join(' '),
    arguments: command.arguments.map(({ name: argument, summary }) => ({
      term: argument,
      meaning: summary,
    })),
    options: groupOptions(command),
    notes: command.notes ?? [],
    seeAlso: (command.seeAlso ?? []).map((topic) => `${program} help ${topic}`),
  };
}

function groupOptions({ options }: Command): readonly HelpGroup[] {
  const common = new Set(optionGroups.flatMap(({ names }) => names));
  const rowsOf = (names: readonly string[]) =>
    names.flatMap((name) => {
      const definition = options[name];
      return definition === undefined ? [] : [describeOption(name, definition)];
    });
  const own = Object.keys(options).filter((name) => !common.has(name));
  const help = { term: '-h, --help', meaning: 'Show this' };
  const groups = [
    { title: 'Options', rows: rowsOf(own) },
    ...optionGroups.map(({ title, names }) => ({ title, rows: rowsOf(names) })),
  ];
  return groups
    .map((group) => (group.title === 'General' ? { ...group, rows: [...group.rows, help] } : group))
    .filter(({ rows }) => rows.length > 0);
}
