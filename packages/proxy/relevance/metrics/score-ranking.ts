import { gradeRanking } from './grade-ranking.js';
import { isSuccess } from './is-success.js';
import { normalizedGain } from './normalized-gain.js';
import { reciprocalRank } from './reciprocal-rank.js';
import type { Scores } from './scores.js';

/** All scores of one ranking; see `gradeRanking` for what a result is given as. */
export function scoreRanking(
  ranking: readonly (readonly string[])[],
  grades: ReadonlyMap<string, number>,
): Scores {
  const ranked = gradeRanking(ranking, grades);
  return {
    gain: normalizedGain(ranked, { judged: grades.values() }),
    success: isSuccess(ranked, { judged: grades.values() }) ? 1 : 0,
    rank: reciprocalRank(ranked),
  };
}
