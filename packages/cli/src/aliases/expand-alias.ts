import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { fillIn } from './fill-in.js';
import { readAliases } from './read-aliases.js';
import { splitAlias } from './split-alias.js';

/**
 * The command line that one of the user's own commands stands for; undefined where its first word is no
 * alias. One may stand for another.
 *
 * @param isCommand Whether a word is a command of the program: those are never aliases.
 * @throws CliError `USAGE_ERROR` for one that ends in itself, or wants more words.
 */
export function expandAlias(
  words: readonly string[],
  {
    io,
    isCommand,
  }: {
    readonly io: Pick<CommandLineIo, 'env' | 'cwd'>;
    readonly isCommand: (word: string) => boolean;
  },
): readonly string[] | undefined {
  const aliases = readAliases(io);
  const seen: string[] = [];
  let expanded = words;
  for (;;) {
    const [name = '', ...rest] = expanded;
    if (isCommand(name) || !Object.hasOwn(aliases, name)) {
      return seen.length === 0 ? undefined : expanded;
    }
    if (seen.includes(name)) {
      const way = [...seen, name].join(' → ');
      throw new CliError('USAGE_ERROR', `The alias ${name} ends in itself: ${way}.`, {
        hint: `Take it out: nanda alias rm ${name}`,
      });
    }
    seen.push(name);
    expanded = fillIn(splitAlias(name, aliases[name] ?? ''), { name, rest });
  }
}
