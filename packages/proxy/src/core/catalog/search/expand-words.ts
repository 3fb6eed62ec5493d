import { commonCount } from './common-count.js';
import { findMeantWords } from './find-meant-words.js';
import type { ParsedQuery, QueryWord } from './parsed-query.js';
import { splitJoinedWord } from './split-joined-word.js';
import { synonyms } from './synonyms.js';
import type { Vocabulary } from './vocabulary.js';

/** One way in which a wanted word may stand in a document. */
export interface Alternative {
  /** One word, or several that follow each other. */
  readonly words: readonly string[];
  /** From 0 to 1: how much it says that the document is meant. */
  readonly weight: number;
}

/** Everything that may stand for one wanted word. */
export interface WordGroup {
  readonly word: string;
  /** Each once, with its highest weight. */
  readonly alternatives: readonly Alternative[];
}

const formWeight = 0.92;
const joinedWeight = 0.9;
const partWeight = 0.45;
const maxForms = 12;

/** Finds, for each wanted word, what may stand for it in this vocabulary. */
export function expandWords(
  { words: typed }: Pick<ParsedQuery, 'words'>,
  vocabulary: Vocabulary,
): WordGroup[] {
  const words = typed.flatMap((word) => takeApart(word, vocabulary));
  const expanded = words.map((word) => expandWord(word, vocabulary));
  for (let place = 0; place + 1 < words.length; place += 1) {
    for (const length of [2, 3]) {
      const run = expanded.slice(place, place + length);
      if (run.length === length) expandRun(run, vocabulary);
    }
  }
  return expanded.map(({ found }, place) => ({
    word: words[place]?.word ?? '',
    alternatives: Array.from(found, ([text, weight]) => ({ words: text.split(' '), weight })),
  }));
}

/** `getForecast` is two words unless many write it just so, as they do with `GitHub`. */
function takeApart(compound: QueryWord, vocabulary: Vocabulary): readonly QueryWord[] {
  const { word, parts, isLast, oneFrom } = compound;
  const least = oneFrom ?? commonCount(vocabulary);
  if (parts.length === 0 || vocabulary.count(word) >= least) return [compound];
  return parts.map((part, place) => ({
    word: part,
    parts: [],
    isLast: isLast && place === parts.length - 1,
  }));
}

interface ExpandedWord {
  readonly typed: string;
  /** The word itself, or what it is taken for where it is not known. */
  readonly meant: string;
  readonly isKnown: boolean;
  /** Texts, one word or several, with their weights. */
  readonly found: Map<string, number>;
}

function expandWord(
  { word, parts, isLast, oneFrom }: QueryWord,
  vocabulary: Vocabulary,
): ExpandedWord {
  const found = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    if (weight > (found.get(text) ?? 0)) found.set(text, weight);
  };
  const isKnown = vocabulary.count(word) > 0;
  const candidates = findMeantWords({ word, isLast }, vocabulary);
  for (const { term, weight } of candidates) add(term, weight);
  if (isKnown) add(word, 1);
  if (parts.length > 0) {
    const meant = parts.map((part) => meantFor(part, vocabulary));
    const isOne = oneFrom === 0;
    add(meant.join(' '), isOne ? 1 : formWeight);
    if (isOne) for (const part of meant) add(part, partWeight);
  }
  // A word that is not known is taken for the one that was most probably meant.
  const [likeliest] = isKnown ? [] : candidates;
  for (const { term, weight } of [{ term: word, weight: 1 }, ...(likeliest ? [likeliest] : [])]) {
    for (const form of vocabulary.withStemOf(term).slice(0, maxForms)) {
      add(form, formWeight * weight);
    }
    for (const synonym of synonyms.get(term) ?? []) {
      add(synonym.words.join(' '), synonym.weight * weight);
    }
  }
  const meant = likeliest?.term ?? word;
  if (parts.length === 0 && vocabulary.count(meant) < commonCount(vocabulary)) {
    const split = splitJoinedWord(word, { vocabulary, mayMend: candidates.length === 0 });
    if (split !== undefined) add(split.join(' '), joinedWeight);
  }
  return { typed: word, meant, isKnown, found };
}

/** `git hub` may be one word in the index, and `machine learning` is what `ml` stands for. */
function expandRun(run: readonly ExpandedWord[], vocabulary: Vocabulary): void {
  const words = run.map(({ meant }) => meant);
  const stands = [...(synonyms.get(words.join('_')) ?? [])];
  const typed = run.map((word) => word.typed).join('');
  const joined = vocabulary.count(typed) > 0 ? typed : words.join('');
  if (vocabulary.count(joined) > 0) {
    stands.push({ words: [joined], weight: joinedWeight });
  } else if (run.length === 2 && run.some(({ isKnown }) => !isKnown)) {
    const [near] = vocabulary.near(joined, { distance: 1, limit: 1 });
    if (near !== undefined) stands.push({ words: [near.term], weight: joinedWeight });
  }
  for (const { words: stand, weight } of stands) {
    const text = stand.join(' ');
    for (const { found } of run) found.set(text, Math.max(weight, found.get(text) ?? 0));
  }
}

function meantFor(word: string, vocabulary: Vocabulary): string {
  if (vocabulary.count(word) > 0) return word;
  return findMeantWords({ word, isLast: false }, vocabulary)[0]?.term ?? word;
}
