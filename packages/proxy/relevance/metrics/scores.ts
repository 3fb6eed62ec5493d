/** How good one ranking is, or many are on the mean: each from 0 to 1. */
export interface Scores {
  /** nDCG@10. */
  readonly gain: number;
  /** Success@1. */
  readonly success: number;
  /** Reciprocal rank. */
  readonly rank: number;
}
