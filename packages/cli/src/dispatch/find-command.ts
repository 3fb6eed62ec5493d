import { CliError } from '../errors/cli-error.js';
import { nearestName } from '../text/nearest-name.js';
import type { CommandEntry, CommandTable } from './command-table.js';

/** What the first words of a command line mean. */
export interface FoundCommand {
  /** The command's full name: `servers add`. */
  readonly name: string;
  readonly entry: CommandEntry;
  /** The words after the name. */
  readonly words: readonly string[];
}

/**
 * Follows the first words into the table. A group is found as such when no word names one of its
 * commands, unless it has one to fall back to.
 *
 * @throws CliError `USAGE_ERROR` with the nearest name.
 */
export function findCommand(
  words: readonly string[],
  {
    table,
    prefix = '',
    program,
  }: { readonly table: CommandTable; readonly prefix?: string; readonly program: string },
): FoundCommand {
  const [word = ''] = words;
  const name = resolveName(word, table);
  const entry = name === undefined ? undefined : table[name];
  if (name === undefined || entry === undefined)
    throw unknownCommand(word, { table, prefix, program });
  const found = { name: prefix + name, entry, words: words.slice(1) };
  if ('load' in entry) return found;

  const next = found.words[0];
  if (next !== undefined && resolveName(next, entry.commands) !== undefined) {
    return findCommand(found.words, { table: entry.commands, prefix: `${found.name} `, program });
  }
  const isHelp = next === '--help' || next === '-h';
  const isOption = next === undefined || next.startsWith('-');
  if (entry.fallback !== undefined && !isHelp && (isOption || entry.fallbackTakesWords === true)) {
    return findCommand([entry.fallback, ...found.words], {
      table: entry.commands,
      prefix: `${found.name} `,
      program,
    });
  }
  if (next === undefined || isHelp) return found;
  throw unknownCommand(next, { table: entry.commands, prefix: `${found.name} `, program });
}

function resolveName(word: string, table: CommandTable): string | undefined {
  if (Object.hasOwn(table, word)) return word;
  return Object.keys(table).find((name) => table[name]?.aliases?.includes(word));
}

function unknownCommand(
  word: string,
  {
    table,
    prefix,
    program,
  }: { readonly table: CommandTable; readonly prefix: string; readonly program: string },
): CliError {
  if (word.startsWith('-')) {
    return new CliError('USAGE_ERROR', `${word} stands where a command should.`, {
      hint: `Options come after the command: ${program} ${prefix}<command> ${word}`,
    });
  }
  const nearest = nearestName(word, Object.keys(table));
  return new CliError('USAGE_ERROR', `There is no command "${prefix}${word}".`, {
    details: { command: prefix + word, ...(nearest !== undefined && { nearest }) },
    hint:
      nearest === undefined
        ? `See them all: ${program} ${prefix}--help`
        : `Did you mean: ${program} ${prefix}${nearest}`,
  });
}
