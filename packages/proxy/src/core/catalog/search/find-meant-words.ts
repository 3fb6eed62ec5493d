import { commonCount } from './common-count.js';
import type { Vocabulary } from './vocabulary.js';

/** A word of a vocabulary that may have been meant. */
export interface MeantWord {
  readonly term: string;
  /** From 0 to 1: how probable it is. */
  readonly weight: number;
}

export interface TypedWord {
  readonly word: string;
  /** True for the word that may not be typed to its end yet. */
  readonly isLast: boolean;
}

const maxBeginnings = 24;
const maxCorrections = 3;

/** Endings that are cut off before an unknown word is compared, and what words end in without them. */
const endings = ['ing', 'ers', 'er', 'ed', 'ions', 'ion', 'es', 's'] as const;
const finals = ['', 'e'] as const;

/** Words that somebody may have meant beside the one that was typed, the likeliest first. */
export function findMeantWords(typed: TypedWord, vocabulary: Vocabulary): MeantWord[] {
  const beginnings = findBeginnings(typed, vocabulary);
  const corrections = findCorrections(typed.word, { beginnings, vocabulary });
  return [...beginnings, ...corrections].toSorted((a, b) => b.weight - a.weight);
}

/** Words that begin so. A word that is known as it is may still be half of a longer one. */
function findBeginnings({ word, isLast }: TypedWord, vocabulary: Vocabulary): MeantWord[] {
  if (word.length < 2) return [];
  const most = vocabulary.count(word) > 0 ? 0.7 : 0.9;
  return vocabulary
    .startingWith(word, { limit: maxBeginnings })
    .filter((term) => term !== word)
    .map((term) => {
      const share = word.length / term.length;
      return { term, weight: Math.min(most, (isLast ? 0.5 : 0.3) + 0.5 * share) };
    });
}

/** What may have been meant where a word is not known, or hardly: `wether` for `weather`. */
function findCorrections(
  word: string,
  {
    beginnings,
    vocabulary,
  }: { readonly beginnings: readonly MeantWord[]; readonly vocabulary: Vocabulary },
): MeantWord[] {
  const own = vocabulary.count(word);
  if (word.length < 4 || /^\d+$/.test(word) || own >= commonCount(vocabulary)) return [];
  const near = vocabulary.near(word, { distance: 1, limit: 12 });
  const best = Math.max(0, ...near.map(({ term }) => vocabulary.count(term)));
  if (own > 0 && best < own * 12) return [];
  if (near.length === 0) {
    return own > 0 || beginnings.length > 0 ? [] : findFarCorrections(word, vocabulary);
  }
  // What is half typed needs no correction, and neither does what is known.
  const begun = beginnings.reduce((sum, { term }) => sum + vocabulary.count(term), 0);
  const doubt = own > 0 ? 0.5 : begun > best / 10 ? 0.7 : 1;
  return weigh(word, { terms: near.map(({ term }) => term), weight: 0.9 * doubt, vocabulary });
}

/** Two letters wrong, or one in a form of the word that nobody has written here. */
function findFarCorrections(word: string, vocabulary: Vocabulary): MeantWord[] {
  const stripped = endings.flatMap((ending) => {
    const rest = word.length - ending.length;
    return word.endsWith(ending) && rest >= 5
      ? finals.map((final) => `${word.slice(0, rest)}${final}`)
      : [];
  });
  const forms = stripped.flatMap((base) => vocabulary.near(base, { distance: 1, limit: 4 }));
  const begun = word.length >= 5 ? vocabulary.nearBeginning(word, { limit: 4 }) : [];
  const far = word.length >= 7 ? vocabulary.near(word, { distance: 2, limit: 12 }) : [];
  const likely = [...forms.map(({ term }) => term), ...begun];
  if (likely.length > 0) return weigh(word, { terms: likely, weight: 0.8, vocabulary });
  return weigh(word, { terms: far.map(({ term }) => term), weight: 0.7, vocabulary });
}

/** The more have a word, and the more it looks like what was typed, the likelier it was meant. */
function weigh(
  word: string,
  {
    terms,
    weight,
    vocabulary,
  }: {
    readonly terms: readonly string[];
    readonly weight: number;
    readonly vocabulary: Vocabulary;
  },
): MeantWord[] {
  const unique = [...new Set(terms)];
  const best = Math.max(1, ...unique.map((term) => vocabulary.count(term)));
  return unique
    .map((term) => {
      const share = Math.sqrt(vocabulary.count(term) / best);
      const start = term[0] === word[0] ? 1 : 0.85;
      // Letters that have changed places are the likeliest slip; one too many at the end is more
      // probably the first one of the rest.
      const slip = isExchanged(term, word) ? 1.4 : word.startsWith(term) ? 0.6 : 1;
      return { term, weight: Math.min(0.95, weight * slip * start * (0.4 + 0.6 * share)) };
    })
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, maxCorrections);
}

function isExchanged(term: string, word: string): boolean {
  return (
    term.length === word.length && [...term].toSorted().join('') === [...word].toSorted().join('')
  );
}
