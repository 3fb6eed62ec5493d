import type { Evaluation } from './evaluate.js';
import type { Scores } from './metrics/scores.js';

export interface FormatEvaluationOptions {
  readonly title: string;
  readonly typoCost?: number;
}

/** A table for people: all queries, then each class. */
export function formatEvaluation(
  { results, overall, byClass }: Evaluation,
  { title, typoCost }: FormatEvaluationOptions,
): string {
  const rows = [
    formatRow('all', { count: results.length, scores: overall }),
    ...byClass.map((of) => formatRow(of.class, of)),
  ];
  return [
    title,
    `  ${'class'.padEnd(14)} queries  nDCG@10  success@1    MRR`,
    ...rows,
    ...(typoCost === undefined ? [] : [`  one wrong letter costs ${typoCost.toFixed(3)} nDCG@10`]),
    '',
  ].join('\n');
}

function formatRow(
  name: string,
  { count, scores }: { readonly count: number; readonly scores: Scores },
): string {
  const { gain, success, rank } = scores;
  return [
    `  ${name.padEnd(14)}`,
    String(count).padStart(7),
    gain.toFixed(3).padStart(8),
    success.toFixed(3).padStart(10),
    rank.toFixed(3).padStart(6),
  ].join(' ');
}
