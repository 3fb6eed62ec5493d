import type { DocumentFacts } from './document-facts.js';
import type { ListTarget } from '../lists/list-target.js';
import { rowOfTarget } from '../lists/row-of-target.js';
import type { ResultViewState } from './result-view-state.js';

export interface MoveInResultOptions {
  readonly to: ListTarget;
  readonly facts: DocumentFacts;
}

/** Moves the cursor of a tree, and what is shown with it; anywhere else what is shown. */
export function moveInResult(
  state: ResultViewState,
  { to, facts: { lineCount, rows } }: MoveInResultOptions,
): ResultViewState {
  const last = Math.max(0, lineCount - 1);
  const lowest = Math.max(0, lineCount - rows);
  // One row of the page before stays in sight.
  const page = rows - 1;
  if (state.view !== 'tree') {
    const offset = clamp(rowOfTarget(to, { from: state.offset, last: lowest, rows, page }), lowest);
    return offset === state.offset ? state : { ...state, offset, cursor: offset };
  }
  const cursor = clamp(rowOfTarget(to, { from: state.cursor, last, rows, page }), last);
  const offset = Math.min(cursor, lowest, Math.max(state.offset, cursor - rows + 1));
  if (cursor === state.cursor && offset === state.offset) return state;
  return { ...state, cursor, offset };
}

function clamp(row: number, last: number): number {
  return Math.min(last, Math.max(0, row));
}
