import type { CorpusRow } from '../corpus-row.js';
import { fitsJudgement } from './fits-judgement.js';
import type { Judgement } from './judgement.js';

/** A row with the service that it is a copy of. */
export interface GroupedRow {
  readonly row: CorpusRow;
  readonly service: string;
}

/** The grade of each service that a judgement fits: the best one of all its rows. */
export function judgeRows(
  rows: readonly GroupedRow[],
  judgements: readonly Judgement[],
): Map<string, number> {
  const grades = new Map<string, number>();
  for (const { row, service } of rows) {
    for (const judgement of judgements) {
      if (judgement.grade <= (grades.get(service) ?? 0)) continue;
      if (fitsJudgement(row, judgement)) grades.set(service, judgement.grade);
    }
  }
  return grades;
}
