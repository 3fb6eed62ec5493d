import type { Vocabulary } from './vocabulary.js';

/** The same vocabulary, as if nobody had written these words. */
export function withoutTerms(vocabulary: Vocabulary, unwanted: ReadonlySet<string>): Vocabulary {
  const isWanted = (term: string) => !unwanted.has(term);
  // More are asked for than are wanted, so that what is left out costs nothing that is not.
  const more = (limit: number) => limit + unwanted.size;
  return {
    documents: vocabulary.documents,
    count: (term) => (isWanted(term) ? vocabulary.count(term) : 0),
    startingWith: (prefix, { limit }) =>
      vocabulary
        .startingWith(prefix, { limit: more(limit) })
        .filter(isWanted)
        .slice(0, limit),
    withStemOf: (word) => vocabulary.withStemOf(word).filter(isWanted),
    near: (word, { distance, limit }) =>
      vocabulary
        .near(word, { distance, limit: more(limit) })
        .filter(({ term }) => isWanted(term))
        .slice(0, limit),
    nearBeginning: (text, { limit }) =>
      vocabulary
        .nearBeginning(text, { limit: more(limit) })
        .filter(isWanted)
        .slice(0, limit),
  };
}
