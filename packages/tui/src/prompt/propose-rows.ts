import type { Proposal } from './proposal.js';

/** {@link proposeRows}' second argument. */
export interface ProposeRowsOptions<Row> {
  /** The digits that are typed. */
  typed: string;
  describe: (row: Row) => string;
}

const mostRows = 50;

/** The rows of a list, from 1, whose numbers begin with what is typed. */
export function proposeRows<Row>(
  rows: readonly Row[],
  { typed, describe }: ProposeRowsOptions<Row>,
): readonly Proposal[] {
  const found: Proposal[] = [];
  // 1, 10 to 19, 100 to 199: not every row is looked at.
  const first = typed === '' ? 1 : Number(typed);
  for (let from = first, to = first; from <= rows.length; from *= 10, to = to * 10 + 9) {
    const last = typed === '' ? rows.length : Math.min(to, rows.length);
    for (let number = from; number <= last && found.length < mostRows; number += 1) {
      const row = rows[number - 1];
      if (row === undefined || number < 1) continue;
      found.push({ value: String(number), kind: 'row', description: describe(row) });
    }
    if (typed === '' || first < 1) break;
  }
  return found;
}
