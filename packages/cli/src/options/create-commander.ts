import type { Command as Commander } from 'commander';
import type { Command } from '../commands/command.js';
import type { ProgramName } from '../commands/program-name.js';
import type { OptionDefinition } from './option-table.js';
import { readOptionValue } from './read-option-value.js';

export interface CreateCommanderOptions {
  readonly program: ProgramName;
  /** The command's full name: `servers add`. */
  readonly name: string;
  /** Is told of each value that is wrong, so that all of them are told at once. @default the first one is thrown */
  readonly onProblem?: ((problem: unknown) => void) | undefined;
}

/** A parser of a command's words, made of its table. It throws where it would end the process, and writes nothing. */
export async function createCommander(
  command: Command,
  { program, name, onProblem }: CreateCommanderOptions,
): Promise<Commander> {
  // Only here: it loads child_process, which those who call a tool do not wait for.
  const { Argument, Command: CommanderCommand, Option } = await import('commander');
  const commander = new CommanderCommand(`${program} ${name}`)
    .exitOverride()
    .showSuggestionAfterError(false)
    .helpOption('-h, --help')
    // Errors and help are told by others, in our words.
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined });

  for (const { name: argument, required, many } of command.arguments) {
    const text = `${argument}${many ? '...' : ''}`;
    commander.addArgument(new Argument(required ? `<${text}>` : `[${text}]`));
  }
  for (const [optionName, definition] of Object.entries(command.options)) {
    const option = new Option(formatFlags(optionName, definition));
    if (definition.kind !== 'flag') option.argParser((text, before) => read(text, before));
    commander.addOption(option);
    if (definition.deniable) {
      commander.addOption(new Option(`--no-${optionName}`));
    }

    function read(text: string, before: unknown): unknown {
      try {
        const value = readOptionValue(text, { given: `--${optionName}`, definition });
        return definition.many ? [...((before as string[] | undefined) ?? []), value] : value;
      } catch (error) {
        if (onProblem === undefined) throw error;
        onProblem(error);
        return before;
      }
    }
  }

  return commander;
}

function formatFlags(
  name: string,
  {
    kind,
    short,
    value = { flag: '', text: 'TEXT', integer: 'N', duration: 'TIME', size: 'SIZE' }[kind],
  }: OptionDefinition,
): string {
  const names = short === undefined ? `--${name}` : `-${short}, --${name}`;
  return kind === 'flag' ? names : `${names} <${value}>`;
}
