/** Where the words of one alternative stand, with what it counts. */
export interface WeightedPostings {
  readonly weight: number;
  /** See `TermIndex.postings`. */
  readonly postings: Uint32Array;
}

export interface ScoredGroup {
  /** How telling the word is: the rarer the more. */
  readonly rarity: number;
  readonly alternatives: readonly WeightedPostings[];
}

export interface ScoreModel {
  readonly itemCount: number;
  /** The item of a document, or -1 for one that does not count. Several documents may belong to one. */
  readonly itemOf: (document: number) => number;
  /** How much a hit in a field of a document counts. */
  readonly fieldWeight: (document: number, field: number) => number;
  /** For a hit in the name: the share of the name's telling words that one word is. 0 elsewhere. */
  readonly nameShare: (document: number, field: number) => number;
}

/** What was found, item by item: the same place in each list is the same item's. */
export interface ItemScores {
  /** In no order. */
  readonly items: readonly number[];
  /** How well it fits, from 0 to about 1. */
  readonly relevance: Float64Array;
  /** How much of what was asked for it has, from 0 to 1, weighed by rarity. */
  readonly coverage: Float64Array;
  /** How much of its name was asked for, from 0 to about 1. */
  readonly nameShare: Float64Array;
}

/** Scores every item that has at least one of the words. Each group counts once, by its best alternative. */
export type Scorer = (groups: readonly ScoredGroup[], model: ScoreModel) => ItemScores;

/** A word that stands twice says more, a hundred times hardly more than that. */
const repeats = [0, 1, 1.3, 1.45];

/** How fast more hits stop to matter. */
const saturation = 1.4;

/** Makes a scorer that keeps its working memory: a catalog has as many items as the time before. */
export function createScorer(): Scorer {
  let relevance = new Float64Array();
  let coverage = new Float64Array();
  let names = new Float64Array();
  let best = new Float64Array();
  let bestShare = new Float64Array();

  function reserve(itemCount: number): void {
    if (best.length >= itemCount) return;
    [relevance, coverage, names, best, bestShare] = [
      new Float64Array(itemCount),
      new Float64Array(itemCount),
      new Float64Array(itemCount),
      new Float64Array(itemCount),
      new Float64Array(itemCount),
    ];
  }

  function scoreGroup({ alternatives }: ScoredGroup, model: ScoreModel): number[] {
    const { itemOf, fieldWeight, nameShare } = model;
    const touched: number[] = [];
    for (const { weight, postings } of alternatives) {
      for (let place = 0; place < postings.length;) {
        const document = (postings[place] ?? 0) >>> 3;
        let sum = 0;
        let share = 0;
        while (place < postings.length && (postings[place] ?? 0) >>> 3 === document) {
          const field = (postings[place] ?? 0) & 7;
          let times = 0;
          for (; postings[place] === document * 8 + field; place += 1) times += 1;
          sum += fieldWeight(document, field) * (repeats[Math.min(3, times)] ?? 1);
          share += nameShare(document, field);
        }
        const item = itemOf(document);
        if (item < 0) continue;
        const score = (weight * sum) / (sum + saturation);
        if (best[item] === 0) touched.push(item);
        if (score > (best[item] ?? 0)) best[item] = score;
        if (share * weight > (bestShare[item] ?? 0)) bestShare[item] = share * weight;
      }
    }
    return touched;
  }

  return (groups, model) => {
    reserve(model.itemCount);
    const items: number[] = [];
    const allRarity = groups.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
    for (const group of groups) {
      const part = group.rarity / allRarity;
      for (const item of scoreGroup(group, model)) {
        if (coverage[item] === 0) items.push(item);
        relevance[item] = (relevance[item] ?? 0) + part * (best[item] ?? 0);
        coverage[item] = (coverage[item] ?? 0) + part;
        names[item] = (names[item] ?? 0) + (bestShare[item] ?? 0);
        best[item] = 0;
        bestShare[item] = 0;
      }
    }
    // Not `Float64Array.from`: it goes through an iterator, which costs more than all of the scoring.
    const take = (from: Float64Array): Float64Array => {
      const taken = new Float64Array(items.length);
      for (let place = 0; place < items.length; place += 1) {
        const item = items[place] ?? 0;
        taken[place] = from[item] ?? 0;
        from[item] = 0;
      }
      return taken;
    };
    return {
      items,
      relevance: take(relevance),
      coverage: take(coverage),
      nameShare: take(names),
    };
  };
}
