import { OpenQuoteError, splitWords, suggestNames } from '@nanda/terminal';
import { CommandError } from '../session/command-error.js';
import type { OptionDefinition, OptionDefinitions } from './option-definition.js';
import { unquote } from './unquote.js';

/** {@link readOptions}' second argument. */
export interface ReadOptionsOptions {
  /** For messages. */
  verb: string;
  options: OptionDefinitions;
}

/** What stood behind a verb. */
export interface ReadOptions {
  /** The words that are no options, as they were typed, without quotes around the whole. */
  text: string;
  flag: (name: string) => boolean | undefined;
  value: (name: string) => string | undefined;
  values: (name: string) => readonly string[];
}

/**
 * Reads the options of one of the session's own verbs, wherever they stand; after `--` all is text.
 *
 * @throws {CommandError} for an option that there is not, or whose value is missing or none of its choices.
 */
export function readOptions(given: string, { verb, options }: ReadOptionsOptions): ReadOptions {
  const found = new Map<string, (string | boolean)[]>();
  const texts: string[] = [];
  const words = wordsOf(given);
  // Without options nothing is taken apart: what looks like a quote may be part of a word.
  if (!words.some((word) => word.startsWith('--')))
    return { ...readers(found), text: unquote(given) };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--') {
      texts.push(...words.slice(index + 1));
      break;
    }
    if (!word.startsWith('--')) {
      texts.push(word);
      continue;
    }
    const [typed = '', ...behind] = word.slice(2).split('=');
    const name = typed.toLowerCase().replaceAll('_', '-');
    const { definition, key, isDenied } = find(name, { verb, options });
    const inline = behind.length > 0 ? behind.join('=') : undefined;
    if (definition.kind === 'flag') {
      if (inline !== undefined && inline !== 'true' && inline !== 'false') {
        throw refuse(`--${key} takes no value`, { verb });
      }
      found.set(key, [(inline !== 'false') !== isDenied]);
      continue;
    }
    const next = words[index + 1];
    if (inline === undefined) index += 1;
    const value = inline ?? (next?.startsWith('--') === true ? undefined : next);
    if (value === undefined || value === '') throw refuse(`--${key} needs a value`, { verb });
    check(value, { key, definition, verb });
    found.set(key, definition.kind === 'many' ? [...(found.get(key) ?? []), value] : [value]);
  }
  return { ...readers(found), text: texts.join(' ') };
}

function wordsOf(text: string): string[] {
  try {
    return splitWords(text);
  } catch (error) {
    if (!(error instanceof OpenQuoteError)) throw error;
    return text.split(/\s+/u);
  }
}

function readers(found: ReadonlyMap<string, readonly (string | boolean)[]>) {
  const texts = (name: string) =>
    (found.get(name) ?? []).filter((value): value is string => typeof value === 'string');
  return {
    flag: (name: string) => {
      const value = found.get(name)?.[0];
      return typeof value === 'boolean' ? value : undefined;
    },
    value: (name: string) => texts(name)[0],
    values: texts,
  };
}

function find(
  name: string,
  { verb, options }: ReadOptionsOptions,
): { definition: OptionDefinition; key: string; isDenied: boolean } {
  const known = Object.entries(options);
  const same = known.find(([key]) => key === name);
  if (same !== undefined) return { definition: same[1], key: same[0], isDenied: false };
  const denied = known.find(([key, { isDeniable }]) => isDeniable === true && name === `no-${key}`);
  if (denied !== undefined) return { definition: denied[1], key: denied[0], isDenied: true };
  const [nearest] = suggestNames(name, Object.keys(options));
  const hint = nearest === undefined ? `help: ${verb}` : `--${nearest}`;
  throw new CommandError(`${verb} has no option --${name}`, { hint });
}

function check(
  value: string,
  { key, definition, verb }: { key: string; definition: OptionDefinition; verb: string },
): void {
  const { choices } = definition;
  if (choices === undefined || choices.includes(value)) return;
  throw refuse(`--${key} is one of ${choices.join(', ')}, not "${value}"`, { verb });
}

function refuse(message: string, { verb }: { verb: string }): CommandError {
  return new CommandError(message, { hint: `help: ${verb}` });
}
