import type { OptionDefinition, OptionDefinitions } from '../grammar/option-definition.js';
import type { Offer } from './offer.js';
import type { Proposal } from './proposal.js';
import type { TypedWords } from './read-typed-words.js';

/** {@link offerOptions}' second argument. */
export interface OfferOptionsOptions {
  options: OptionDefinitions;
  /** Values of an option that the definition does not have. */
  valuesOf?: (name: string) => readonly Proposal[];
}

/**
 * What could stand at the cursor of the options of a verb: names after a dash, values after a name. Null where something
 * else is typed, or is typed first.
 */
export function offerOptions(
  { words, typed }: TypedWords,
  { options, valuesOf = () => [] }: OfferOptionsOptions,
): Offer | null {
  if (words.some(({ text }) => text === '--')) return null;
  const { text, start } = typed;
  const asked = valueName(words.at(-1)?.text ?? '', options);
  if (asked !== undefined) {
    return { start, typed: text, proposals: values(asked), isWanted: true };
  }
  const [prefix, name = ''] = /^--([^=]+)=/u.exec(text) ?? [];
  if (prefix !== undefined) {
    const proposals = values(name).map((one) => ({ ...one, value: prefix + one.value }));
    return { start, typed: text, proposals, isWanted: true };
  }
  if (text !== '' && !text.startsWith('-')) return null;
  const given = new Set(words.map((word) => nameOf(word.text)));
  const open = Object.entries(options).filter(
    ([key, { kind }]) => kind === 'many' || !(given.has(key) || given.has(`no-${key}`)),
  );
  const proposals = open.flatMap(([key, option]) => named(key, option));
  return { start, typed: text, proposals, isWanted: false };

  function values(key: string): readonly Proposal[] {
    const choices = options[key]?.choices ?? [];
    if (choices.length === 0) return valuesOf(key);
    const known = new Map(valuesOf(key).map(({ value, description }) => [value, description]));
    return choices.map((value) => ({
      value,
      kind: 'choice',
      description: known.get(value) ?? '',
    }));
  }
}

function named(key: string, option: OptionDefinition): readonly Proposal[] {
  const kind = option.kind === 'flag' ? 'flag' : (option.value ?? 'text');
  const own = { value: `--${key}`, kind, description: option.summary };
  if (option.isDeniable !== true) return [own];
  return [own, { value: `--no-${key}`, kind, description: `Not: ${option.summary}` }];
}

/** The option that a word names which has to have its value as the next word. */
function valueName(word: string, options: OptionDefinitions): string | undefined {
  const name = word.includes('=') ? undefined : nameOf(word);
  const definition = name === undefined ? undefined : options[name];
  return definition === undefined || definition.kind === 'flag' ? undefined : name;
}

function nameOf(word: string): string | undefined {
  return /^--([^=]+)/u.exec(word)?.[1]?.toLowerCase().replaceAll('_', '-');
}
