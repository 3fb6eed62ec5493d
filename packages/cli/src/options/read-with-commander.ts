import type { CommanderError } from 'commander';
import type { Command } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { createCommander, type CreateCommanderOptions } from './create-commander.js';
import type { ParsedOptions } from './parsed-options.js';
import { throwProblems } from './throw-problems.js';
import { unknownOption } from './unknown-option.js';
import { usageError } from './usage-error.js';

/**
 * Reads the words after a command's name. Where they ask for help, `wantsHelp` is true.
 *
 * @throws CliError `USAGE_ERROR`
 */
export async function readWithCommander(
  words: readonly string[],
  { command, ...options }: CreateCommanderOptions & { readonly command: Command },
): Promise<ParsedOptions> {
  const problems: unknown[] = [];
  const onProblem = (problem: unknown): void => void problems.push(problem);
  const commander = await createCommander(command, { ...options, onProblem });
  try {
    commander.parse(words, { from: 'user' });
  } catch (error) {
    const { code } = error as Partial<CommanderError>;
    if (code === 'commander.helpDisplayed') {
      return { values: {}, positionals: [], rest: [], wantsHelp: true };
    }
    if (!code?.startsWith('commander.')) throw error;
    throw explain(error as CommanderError, { command, program: options.program });
  }
  throwProblems(problems);
  const values = Object.fromEntries(
    commander.options
      .filter(({ negate }) => !negate)
      .map((option) => [
        option.long?.slice(2) ?? '',
        commander.getOptionValue(option.attributeName()) as unknown,
      ]),
  );
  // Commander knows an option that only denies by what it denies.
  for (const name of Object.keys(command.options).filter((key) => key.startsWith('no-'))) {
    const denied =
      commander.options.find(({ long }) => long === `--${name}`)?.attributeName() ?? '';
    if (commander.getOptionValue(denied) === false) values[name] = true;
  }
  return { values, positionals: commander.args, rest: [], wantsHelp: false };
}

/** Commander's errors in our words. */
function explain(
  { code, message }: CommanderError,
  { command, program }: { readonly command: Command; readonly program: string },
): CliError {
  const subject = /'([^']*)'/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.unknownOption':
      return unknownOption(subject.replace(/=.*$/s, ''), command.options);
    case 'commander.optionMissingArgument': {
      const [, given = subject] = /(--[\w-]+)/.exec(subject) ?? [];
      return usageError(`${given} needs a value: ${subject.replace(/[<>]/g, '')}`);
    }
    case 'commander.missingArgument': {
      const argument = command.arguments.find(({ name }) => name === subject);
      const [example] = command.examples;
      return new CliError('USAGE_ERROR', `Which ${subject}? ${argument?.summary ?? ''}.`, {
        hint: example && `For example: ${program} ${example.line}`,
      });
    }
    default: {
      const text = message.replace(/^error: /, '');
      return usageError(text.charAt(0).toUpperCase() + text.slice(1));
    }
  }
}
