import type { Command } from '../commands/command.js';
import type { OptionDefinition, OptionTable } from '../options/option-table.js';

/** An option that the word at the cursor is the value of, or a part of it. */
export interface PendingOption {
  readonly name: string;
  readonly definition: OptionDefinition;
  /** What stands before the value in the word: `--format=`, or nothing. */
  readonly prefix: string;
}

/** What is there of a command's words, before the one at the cursor. Nothing in it is checked. */
export interface TypedCommand {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
  /** What follows the last positional that the command reads itself. */
  readonly rest: readonly string[];
  /** Whether the cursor is behind that one. */
  readonly isInRest: boolean;
  /** The option whose value is wanted at the cursor. */
  readonly pending: PendingOption | undefined;
  /** Whether a `--` stands before the cursor. */
  readonly isAfterDashes: boolean;
}

/** Reads the words after a command's name as far as they can be understood. */
export function readTypedCommand(
  words: readonly string[],
  { command, current }: { readonly command: Command; readonly current: string },
): TypedCommand {
  const { options, stopAfter = Number.POSITIVE_INFINITY } = command;
  const values: Record<string, unknown> = {};
  const positionals: string[] = [];
  let isAfterDashes = false;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (isAfterDashes || !/^-./.test(word)) {
      positionals.push(word);
      if (positionals.length < stopAfter) continue;
      const rest = words.slice(index + 1);
      return {
        values,
        positionals,
        rest,
        isInRest: true,
        pending: undefined,
        isAfterDashes: false,
      };
    }
    if (word === '--') {
      isAfterDashes = true;
      continue;
    }
    const found = findOption(word, options);
    if (found === undefined) continue;
    const { name, definition, attached } = found;
    if (definition.kind === 'flag') {
      values[name] = true;
      continue;
    }
    if (attached === undefined && index === words.length - 1) {
      const pending = { name, definition, prefix: '' };
      return { values, positionals, rest: [], isInRest: false, pending, isAfterDashes };
    }
    const value = attached ?? words[(index += 1)] ?? '';
    values[name] = definition.many ? [...((values[name] as string[]) ?? []), value] : value;
  }
  const pending = isAfterDashes ? undefined : findPending(current, options);
  return { values, positionals, rest: [], isInRest: false, pending, isAfterDashes };
}

function findOption(word: string, options: OptionTable) {
  const [, long, attached] = /^--([^=]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
  if (long !== undefined) {
    const name = Object.hasOwn(options, long) ? long : long.replace(/^no-/, '');
    const definition = Object.hasOwn(options, name) ? options[name] : undefined;
    return definition && { name, definition, attached };
  }
  const entry = Object.entries(options).find(([, { short }]) => short === word.charAt(1));
  if (entry === undefined) return undefined;
  const [name, definition] = entry;
  return { name, definition, attached: word.length > 2 ? word.slice(2) : undefined };
}

function findPending(current: string, options: OptionTable): PendingOption | undefined {
  const [prefix, name = ''] = /^--([^=]+)=/.exec(current) ?? [];
  const definition = Object.hasOwn(options, name) ? options[name] : undefined;
  if (prefix === undefined || definition === undefined) return undefined;
  return { name, definition, prefix };
}
