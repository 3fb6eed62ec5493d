import type { OptionTable } from './option-table.js';
import type { ParsedOptions } from './parsed-options.js';
import { readOptionValue } from './read-option-value.js';
import { readTokens } from './read-tokens.js';
import { unknownOption } from './unknown-option.js';
import { usageError } from './usage-error.js';

export interface ReadLeadingOptionsOptions {
  readonly options: OptionTable;
  /** Stop after that many positionals: what follows them is handed on unread. @default never */
  readonly stopAfter?: number;
}

/**
 * Reads the options that stand before a tool's name. Not with commander, which would take a third of the time that
 * such a command has to start.
 *
 * @throws CliError `USAGE_ERROR`
 */
export function readLeadingOptions(
  words: readonly string[],
  { options, stopAfter = Number.POSITIVE_INFINITY }: ReadLeadingOptionsOptions,
): ParsedOptions {
  const values: Record<string, unknown> = {};
  const positionals: string[] = [];
  let wantsHelp = false;
  for (const token of readTokens(words, options)) {
    if (token.kind === 'positional') {
      positionals.push(token.value);
      if (positionals.length < stopAfter) continue;
      return { values, positionals, rest: words.slice(token.index + 1), wantsHelp };
    }
    const { rawName: given } = token;
    const denied = token.name.startsWith('no-') ? token.name.slice('no-'.length) : '';
    const isDenied = Object.hasOwn(options, denied) && options[denied]?.deniable === true;
    const name = isDenied ? denied : token.name;
    if (name === 'help') {
      wantsHelp = true;
      continue;
    }
    const definition = Object.hasOwn(options, name) ? options[name] : undefined;
    if (definition === undefined) throw unknownOption(given, options);
    if (definition.kind === 'flag') {
      if (token.value !== undefined) throw usageError(`${given} takes no value.`);
      values[name] = !isDenied;
      continue;
    }
    const value = readOptionValue(token.value, { given, definition });
    values[name] = definition.many ? [...((values[name] as string[]) ?? []), value] : value;
  }
  return { values, positionals, rest: [], wantsHelp };
}
