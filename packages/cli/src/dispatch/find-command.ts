import type { CommandEntry, CommandTable } from './command-table.js';

/** What the first words of a command line mean. */
export interface FoundCommand {
  /** The command's full name: `servers add`. */
  readonly name: string;
  readonly entry: CommandEntry;
  /** The words after the name. */
  readonly words: readonly string[];
}

/** A word that stands where a command should, and is none. */
export interface UnknownCommand {
  readonly unknown: string;
  /** What stands before it, with a space at its end: `servers `. */
  readonly prefix: string;
  /** The commands that there are. */
  readonly table: CommandTable;
}

/**
 * Follows the first words into the table. A group is found as such when no word names one of its
 * commands, unless it has one to fall back to.
 */
export function findCommand(
  words: readonly string[],
  { table, prefix = '' }: { readonly table: CommandTable; readonly prefix?: string },
): FoundCommand | UnknownCommand {
  const [word = ''] = words;
  const name = resolveName(word, table);
  const entry = name === undefined ? undefined : table[name];
  if (name === undefined || entry === undefined) return { unknown: word, prefix, table };
  const found = { name: prefix + name, entry, words: words.slice(1) };
  if ('load' in entry) return found;

  const next = found.words[0];
  if (next !== undefined && resolveName(next, entry.commands) !== undefined) {
    return findCommand(found.words, { table: entry.commands, prefix: `${found.name} ` });
  }
  const isHelp = next === '--help' || next === '-h';
  const isOption = next === undefined || next.startsWith('-');
  if (entry.fallback !== undefined && !isHelp && (isOption || entry.fallbackTakesWords === true)) {
    return findCommand([entry.fallback, ...found.words], {
      table: entry.commands,
      prefix: `${found.name} `,
    });
  }
  if (next === undefined || isHelp) return found;
  return { unknown: next, prefix: `${found.name} `, table: entry.commands };
}

function resolveName(word: string, table: CommandTable): string | undefined {
  if (Object.hasOwn(table, word)) return word;
  return Object.keys(table).find((name) => table[name]?.aliases?.includes(word));
}
