/** The words of an index, for finding those that somebody may have meant. */
export interface Vocabulary {
  /** How many documents there are, at least: as many as the most frequent word has. */
  readonly documents: number;
  /** How many documents have a word; 0 for one that is not known. */
  count(term: string): number;
  /** Words that begin so, the most frequent ones first. */
  startingWith(prefix: string, options: { readonly limit: number }): readonly string[];
  /** Words with the same stem. */
  withStemOf(word: string): readonly string[];
  /** Words that differ by at most so many letters, the nearest and then most frequent ones first. */
  near(
    word: string,
    options: { readonly distance: 1 | 2; readonly limit: number },
  ): readonly NearTerm[];
  /** Words that begin with something that differs from the text by one letter, the most frequent first. */
  nearBeginning(text: string, options: { readonly limit: number }): readonly string[];
}

export interface NearTerm {
  readonly term: string;
  readonly distance: number;
}
