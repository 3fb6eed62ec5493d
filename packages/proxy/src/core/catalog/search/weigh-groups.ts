import type { TermLookup } from './create-term-lookup.js';
import type { WordGroup } from './expand-words.js';
import type { ScoredGroup } from './create-scorer.js';

/** Alternatives that say at least so much about a word count when it is asked how rare the word is. */
const tellingWeight = 0.7;

/** Reads where the words stand, and weighs each by how rare it is. */
export async function weighGroups(
  groups: readonly WordGroup[],
  {
    lookup,
    itemCount,
  }: { readonly lookup: Pick<TermLookup, 'postings'>; readonly itemCount: number },
): Promise<ScoredGroup[]> {
  const read = await lookup.postings(
    groups.flatMap(({ alternatives }) => alternatives.map(({ words }) => words)),
  );
  let next = 0;
  return groups.map(({ alternatives }) => {
    const weighted = alternatives.map(({ weight }) => {
      const places = read[next] ?? new Uint32Array();
      next += 1;
      return { weight, postings: places };
    });
    const most = weighted.reduce((best, { weight }) => Math.max(best, weight), 0);
    const documents = weighted
      .filter(({ weight }) => weight >= Math.min(tellingWeight, most))
      .reduce((largest, { postings }) => Math.max(largest, countDocuments(postings)), 0);
    return { rarity: Math.log(1 + itemCount / (1 + documents)), alternatives: weighted };
  });
}

function countDocuments(places: Uint32Array): number {
  let count = 0;
  let last = -1;
  for (let index = 0; index < places.length; index += 1) {
    const document = (places[index] ?? 0) >>> 3;
    if (document !== last) count += 1;
    last = document;
  }
  return count;
}
