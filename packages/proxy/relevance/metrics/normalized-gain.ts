import { discountedGain } from './discounted-gain.js';

export interface NormalizedGainOptions {
  /** The grades of everything that answers the query, in any order. */
  readonly judged: Iterable<number>;
  /** @default 10 */
  readonly depth?: number;
}

/**
 * nDCG: the gain of a ranking over that of the best one possible, from 0 to 1. A query that nothing
 * answers is answered best by nothing: then it is 1 for an empty ranking, else 0.
 */
export function normalizedGain(
  ranked: readonly number[],
  { judged, depth = 10 }: NormalizedGainOptions,
): number {
  const ideal = [...judged].filter((grade) => grade > 0).toSorted((one, two) => two - one);
  if (ideal.length === 0) return ranked.length === 0 ? 1 : 0;
  return discountedGain(ranked, { depth }) / discountedGain(ideal, { depth });
}
