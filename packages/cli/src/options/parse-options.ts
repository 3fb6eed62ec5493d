import { CliError } from '../errors/cli-error.js';
import { nearestName } from '../text/nearest-name.js';
import type { OptionDefinition, OptionTable } from './option-table.js';
import { parseDuration } from './parse-duration.js';

export interface ParseOptionsOptions {
  readonly options: OptionTable;
  /** Stop after that many positionals: what follows them is handed on unread. @default never */
  readonly stopAfter?: number | undefined;
}

export interface ParsedOptions {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
  /** What came after the last positional that was asked for. */
  readonly rest: readonly string[];
  /** What came after `--`; undefined where there was none. */
  readonly afterDashes: readonly string[] | undefined;
  readonly wantsHelp: boolean;
}

/**
 * Reads a command's options: `--name value`, `--name=value`, `-n value`, flags and `--no-flag`.
 *
 * @throws CliError `USAGE_ERROR` that names every problem at once.
 */
export function parseOptions(
  commandLine: readonly string[],
  { options, stopAfter = Number.POSITIVE_INFINITY }: ParseOptionsOptions,
): ParsedOptions {
  const values: Record<string, unknown> = {};
  const positionals: string[] = [];
  const problems: string[] = [];
  let wantsHelp = false;
  let position = 0;

  while (position < commandLine.length && positionals.length < stopAfter) {
    const word = commandLine[position] ?? '';
    position += 1;
    if (word === '--') {
      return finish(commandLine.slice(position));
    }
    if (!word.startsWith('-') || word === '-') {
      positionals.push(word);
      continue;
    }
    if (word === '--help' || word === '-h') {
      wantsHelp = true;
      continue;
    }
    readOption(word);
  }
  return finish(undefined);

  function readOption(word: string): void {
    const equals = word.indexOf('=');
    const given = equals === -1 ? word : word.slice(0, equals);
    const found = findOption(given, options);
    if (found === undefined) {
      problems.push(describeUnknown(given, options));
      return;
    }
    const { name, definition, isNegated } = found;
    if (definition.kind === 'flag') {
      const text = equals === -1 ? 'true' : word.slice(equals + 1);
      if (text !== 'true' && text !== 'false') problems.push(`${given} takes no value.`);
      values[name] = (text === 'true') !== isNegated;
      return;
    }
    const next = commandLine[position];
    let text: string;
    if (equals !== -1) {
      text = word.slice(equals + 1);
    } else if (next === undefined || (next.startsWith('--') && next.length > 2)) {
      problems.push(`${given} needs a value: ${given} ${definition.value ?? 'VALUE'}`);
      return;
    } else {
      text = next;
      position += 1;
    }
    const value = readValue(text, definition);
    if (value === undefined) problems.push(describeBadValue(given, text, definition));
    else if (definition.many) values[name] = [...((values[name] as string[]) ?? []), value];
    else values[name] = value;
  }

  function finish(afterDashes: readonly string[] | undefined): ParsedOptions {
    if (problems.length > 0 && !wantsHelp) {
      throw new CliError('USAGE_ERROR', problems.join('\n'), {
        details: { problems },
        hint: 'Add --help to see the options.',
      });
    }
    const rest = afterDashes === undefined ? commandLine.slice(position) : [];
    return { values, positionals, rest, afterDashes, wantsHelp };
  }
}

function findOption(
  given: string,
  options: OptionTable,
): { name: string; definition: OptionDefinition; isNegated: boolean } | undefined {
  if (given.startsWith('--')) {
    const name = given.slice(2);
    const definition = Object.hasOwn(options, name) ? options[name] : undefined;
    if (definition) return { name, definition, isNegated: false };
    const positive = name.startsWith('no-') ? name.slice(3) : '';
    const flag = Object.hasOwn(options, positive) ? options[positive] : undefined;
    return flag?.kind === 'flag'
      ? { name: positive, definition: flag, isNegated: true }
      : undefined;
  }
  for (const [name, definition] of Object.entries(options)) {
    if (definition.short === given.slice(1)) return { name, definition, isNegated: false };
  }
  return undefined;
}

function readValue(text: string, definition: OptionDefinition): string | number | undefined {
  if (definition.choices && !definition.choices.includes(text)) return undefined;
  if (definition.kind === 'integer') return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  if (definition.kind === 'duration') return parseDuration(text);
  return text;
}

function describeBadValue(given: string, text: string, definition: OptionDefinition): string {
  if (definition.choices) {
    const nearest = nearestName(text, definition.choices);
    const suggestion = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
    return `${given} is one of ${definition.choices.join(', ')}, not "${text}".${suggestion}`;
  }
  if (definition.kind === 'duration') {
    return `${given} is a time such as 500ms, 30s or 2m, not "${text}".`;
  }
  return `${given} is a whole number, not "${text}".`;
}

function describeUnknown(given: string, options: OptionTable): string {
  const nearest = nearestName(given.replace(/^-+/, ''), Object.keys(options));
  const suggestion = nearest === undefined ? '' : ` Did you mean --${nearest}?`;
  return `There is no option ${given}.${suggestion}`;
}
