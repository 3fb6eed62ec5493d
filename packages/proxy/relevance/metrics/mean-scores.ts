import { mean } from './mean.js';
import type { Scores } from './scores.js';

/** Each query counts the same. */
export function meanScores(scores: readonly Scores[]): Scores {
  return {
    gain: mean(scores.map(({ gain }) => gain)),
    success: mean(scores.map(({ success }) => success)),
    rank: mean(scores.map(({ rank }) => rank)),
  };
}
