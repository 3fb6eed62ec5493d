export interface WordForms {
  /** Found as whole words. */
  readonly exact: readonly string[];
  /** Found at the beginning of words. */
  readonly prefixes: readonly string[];
}

/** Endings that are cut off when enough of the word is left to mean something. */
const endings = [
  { ending: 'ing', rest: 4 },
  { ending: 'er', rest: 5 },
  { ending: 'or', rest: 5 },
  { ending: 'ed', rest: 5 },
] as const;

/** Of a word this long, its last three letters may differ: translation and translate, postgresql and postgres. */
const longWord = 9;

/**
 * The forms under which a lower-case word is looked for: itself (which ranks higher when it is hit
 * whole), everything it begins, its singular or plural, and its stem. The index holds words as they
 * are: a stemmed one would lose what somebody has typed halfway to an ending.
 */
export function wordForms(word: string): WordForms {
  const exact = new Set([word]);
  const prefixes = new Set<string>();
  if (word.length > 1) prefixes.add(word);
  const singular = singularOf(word);
  if (singular !== undefined) exact.add(singular);
  if (/[^aeiou]y$/.test(word) && word.length > 3) exact.add(`${word.slice(0, -1)}ies`);
  const stem = stemOf(singular ?? word);
  if (stem !== undefined) prefixes.add(stem);
  return { exact: [...exact], prefixes: [...prefixes] };
}

function singularOf(word: string): string | undefined {
  if (word.length < 4 || !/[^su]s$/.test(word)) return undefined;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss|z)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function stemOf(word: string): string | undefined {
  if (word.length >= longWord) return word.slice(0, -3);
  for (const { ending, rest } of endings) {
    if (word.endsWith(ending) && word.length - ending.length >= rest) {
      return word.slice(0, -ending.length);
    }
  }
  return undefined;
}
