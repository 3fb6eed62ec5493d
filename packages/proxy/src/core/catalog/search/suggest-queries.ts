import type { ParsedQuery } from './parsed-query.js';
import type { Vocabulary } from './vocabulary.js';

const maxSuggestions = 3;

/** Letters of a word from which two of them may be wrong. */
const farLength = 7;

/** Texts that are near to one that found nothing, and would find something. */
export function suggestQueries({ words }: ParsedQuery, vocabulary: Vocabulary): string[] {
  const nearest = words.map(({ word }) => nearWords(word, vocabulary));
  const most = Math.max(0, ...nearest.map(({ length }) => length));
  const suggestions = new Set<string>();
  for (let choice = 0; choice < most; choice += 1) {
    const text = nearest.flatMap((near) => near[Math.min(choice, near.length - 1)] ?? []).join(' ');
    if (text !== '') suggestions.add(text);
  }
  return [...suggestions].slice(0, maxSuggestions);
}

function nearWords(word: string, vocabulary: Vocabulary): string[] {
  if (vocabulary.count(word) > 0) return [word];
  // Two letters of a short word are nearly another word.
  const distance = word.length >= farLength ? 2 : 1;
  const near = vocabulary.near(word, { distance, limit: maxSuggestions });
  if (near.length > 0) return near.map(({ term }) => term);
  // Half of it may be right: the longest beginning that something has.
  for (let length = word.length - 1; length >= 3; length -= 1) {
    const found = vocabulary.startingWith(word.slice(0, length), { limit: maxSuggestions });
    if (found.length > 0) return [...found];
  }
  return [];
}
