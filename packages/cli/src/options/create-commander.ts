import type { Command as Commander } from 'commander';
import type { Command } from '../commands/command.js';
import type { ProgramName } from '../commands/program-name.js';
import type { Output } from '../output/output.js';
import { formatColumns } from '../text/format-columns.js';
import type { OptionDefinition } from './option-table.js';
import { readOptionValue } from './read-option-value.js';

export interface CreateCommanderOptions {
  readonly program: ProgramName;
  /** The command's full name: `servers add`. */
  readonly name: string;
  readonly output: Output;
}

/**
 * A command as commander knows it: made of its table, with the examples before the rest of the help.
 * It writes to our output alone, and throws where it would end the process.
 */
export async function createCommander(
  command: Command,
  { program, name, output }: CreateCommanderOptions,
): Promise<Commander> {
  // Only here: it loads child_process, which those who call a tool do not wait for.
  const { Argument, Command: CommanderCommand, Option } = await import('commander');
  const { style } = output;
  const width = Number.isFinite(output.width) ? output.width : 80;
  const commander = new CommanderCommand(`${program} ${name}`)
    .exitOverride()
    .showSuggestionAfterError(false)
    .helpOption('-h, --help', 'Show this')
    .configureOutput({
      writeOut: (text) => output.print(text.replace(/\n$/, '')),
      writeErr: () => undefined,
      getOutHelpWidth: () => width,
      getOutHasColors: () => style.isColored,
    })
    .configureHelp({
      styleTitle: style.bold,
      optionTerm: ({ flags }) => flags.replace(/<(.+)>$/, '$1'),
    });
  if (command.usage !== undefined) commander.usage(command.usage);

  for (const { name: argument, summary, required, many } of command.arguments) {
    const text = `${argument}${many ? '...' : ''}`;
    commander.addArgument(new Argument(required ? `<${text}>` : `[${text}]`, summary));
  }
  for (const [optionName, definition] of Object.entries(command.options)) {
    const option = new Option(formatFlags(optionName, definition), describe(definition));
    if (definition.kind !== 'flag') option.argParser((text, before) => read(text, before));
    commander.addOption(option);
    if (definition.deniable) {
      commander.addOption(new Option(`--no-${optionName}`, 'The opposite'));
    }

    function read(text: string, before: unknown): unknown {
      const value = readOptionValue(text, { given: `--${optionName}`, definition });
      return definition.many ? [...((before as string[] | undefined) ?? []), value] : value;
    }
  }

  const examples = command.examples.map(({ line, does }) => [
    `${program} ${line}`,
    style.dim(does),
  ]);
  const opening = [
    command.summary,
    `${style.bold('Examples:')}\n${formatColumns(examples, { indent: '  ' })}`,
  ];
  const { notes = [] } = command;
  const help = commander.createHelp();
  return commander
    .addHelpText('before', `${opening.join('\n\n')}\n`)
    .addHelpText('after', notes.map((note) => `\n${help.boxWrap(note, width)}`).join('\n'));
}

function formatFlags(
  name: string,
  {
    kind,
    short,
    value = kind === 'duration' ? 'TIME' : kind === 'integer' ? 'N' : 'TEXT',
  }: OptionDefinition,
): string {
  const names = short === undefined ? `--${name}` : `-${short}, --${name}`;
  return kind === 'flag' ? names : `${names} <${value}>`;
}

function describe({ summary, choices, env, default: standing }: OptionDefinition): string {
  const facts = [
    env !== undefined && `env: ${env}`,
    standing !== undefined && `default: ${standing}`,
  ].filter((fact) => fact !== false);
  const text = choices === undefined ? summary : `${summary}: ${choices.join(', ')}`;
  return facts.length === 0 ? text : `${text} (${facts.join(', ')})`;
}
