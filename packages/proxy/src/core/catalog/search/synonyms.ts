import { relatedWords } from './related-words.js';
import { sameWords } from './same-words.js';

export interface Synonym {
  /** One word, or several that follow each other. */
  readonly words: readonly string[];
  /** From 0 to 1: how far one may stand for the other. */
  readonly weight: number;
}

const sameWeight = 0.85;
const relatedWeight = 0.4;

/** What may stand for a word or for some words joined by `_`. */
export const synonyms: ReadonlyMap<string, readonly Synonym[]> = readSynonyms();

function readSynonyms(): Map<string, Synonym[]> {
  const found = new Map<string, Map<string, number>>();
  const add = (from: string, to: string, weight: number): void => {
    let known = found.get(from);
    if (known === undefined) {
      known = new Map();
      found.set(from, known);
    }
    if (from !== to && weight > (known.get(to) ?? 0)) known.set(to, weight);
  };
  for (const line of linesOf(sameWords)) {
    for (const from of line) for (const to of line) add(from, to, sameWeight);
  }
  for (const [from = '', ...others] of linesOf(relatedWords)) {
    for (const to of others) add(from, to, relatedWeight);
  }
  return new Map(
    Array.from(found, ([from, others]) => [
      from,
      Array.from(others, ([to, weight]) => ({ words: to.split('_'), weight })),
    ]),
  );
}

function linesOf(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
}
