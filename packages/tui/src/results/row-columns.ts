import type { ResultViewName } from './result-view-name.js';

/** Columns that are left for a row: the sign of the cursor stands before those of a tree. */
export function rowColumns(columns: number, view: ResultViewName): number {
  return Math.max(8, view === 'tree' ? columns - 2 : columns);
}
