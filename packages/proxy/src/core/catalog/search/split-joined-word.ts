import { commonCount } from './common-count.js';
import type { Vocabulary } from './vocabulary.js';

/** The shortest part that a word is split into. */
const leastLength = 3;

/**
 * The two words that were typed as one (`googlemaps`), one of them maybe with a slip (`goglemaps`),
 * where it may be mended; of several ways the one whose rarer word is the most frequent. `undefined` where there is none.
 */
export function splitJoinedWord(
  word: string,
  { vocabulary, mayMend }: { readonly vocabulary: Vocabulary; readonly mayMend: boolean },
): [string, string] | undefined {
  const cuts = Array.from(
    { length: Math.max(0, word.length - 2 * leastLength + 1) },
    (_, index): [string, string] => {
      const cut = leastLength + index;
      return [word.slice(0, cut), word.slice(cut)];
    },
  );
  const found = best(cuts, vocabulary);
  if (found !== undefined || !mayMend) return found;
  return best(
    cuts.flatMap(([left, right]) => [
      ...mend(left, { beside: right, vocabulary }).map((it): [string, string] => [it, right]),
      ...mend(right, { beside: left, vocabulary }).map((it): [string, string] => [left, it]),
    ]),
    vocabulary,
  );
}

/** What a part may have been, where the other one is right. */
function mend(
  part: string,
  { beside, vocabulary }: { readonly beside: string; readonly vocabulary: Vocabulary },
): string[] {
  if (part.length < 4 || vocabulary.count(beside) < commonCount(vocabulary)) return [];
  return vocabulary.near(part, { distance: 1, limit: 1 }).map(({ term }) => term);
}

function best(
  cuts: readonly [string, string][],
  vocabulary: Vocabulary,
): [string, string] | undefined {
  let found: { readonly parts: [string, string]; readonly count: number } | undefined;
  for (const parts of cuts) {
    const count = Math.min(vocabulary.count(parts[0]), vocabulary.count(parts[1]));
    if (count >= commonCount(vocabulary) && count > (found?.count ?? 0)) found = { parts, count };
  }
  return found?.parts;
}
