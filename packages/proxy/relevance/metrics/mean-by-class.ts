import { meanScores } from './mean-scores.js';
import type { Scores } from './scores.js';

export interface ClassScores {
  readonly class: string;
  /** How many queries are of this class. */
  readonly count: number;
  readonly scores: Scores;
}

/** The mean of each class, by name. */
export function meanByClass(
  results: readonly { readonly class: string; readonly scores: Scores }[],
): ClassScores[] {
  const classes = Map.groupBy(results, (result) => result.class);
  return [...classes]
    .map(([name, members]) => ({
      class: name,
      count: members.length,
      scores: meanScores(members.map(({ scores }) => scores)),
    }))
    .toSorted((one, two) => one.class.localeCompare(two.class));
}
