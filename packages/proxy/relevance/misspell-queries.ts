import type { GradedQuery } from './graded-query.js';

/** Already misspelt, not a word yet, or copied instead of typed. */
const exempt = new Set(['typo', 'prefix', 'url', 'id-or-url']);
/** One error alone may happen to be an easy or a hard one. */
const seeds = [1, 2, 3];

/** A query, and the same one with one letter wrong. */
export interface MisspeltQuery {
  readonly query: GradedQuery;
  readonly variant: GradedQuery;
}

/** Puts one wrong letter into a text; the same seed makes the same error. Nothing where there is no word for it. */
export type Misspell = (text: string, options: { readonly seed: number }) => string | undefined;

/** Variants of every query that is typed in words: none of those where nothing could be misspelt. */
export function misspellQueries(
  queries: readonly GradedQuery[],
  { misspell }: { readonly misspell: Misspell },
): MisspeltQuery[] {
  return queries
    .filter((query) => !exempt.has(query.class))
    .flatMap((query) => {
      const texts = new Set(seeds.map((seed) => misspell(query.text, { seed })));
      texts.delete(query.text);
      return [...texts].flatMap((text) =>
        text === undefined ? [] : [{ query, variant: { ...query, text } }],
      );
    });
}
