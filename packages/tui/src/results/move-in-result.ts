import type { DocumentFacts } from './document-facts.js';
import type { ResultMove } from './result-move.js';
import type { ResultViewState } from './result-view-state.js';

export interface MoveInResultOptions {
  readonly to: ResultMove;
  readonly facts: DocumentFacts;
}

/** Moves the cursor of a tree, and what is shown with it; anywhere else what is shown. */
export function moveInResult(
  state: ResultViewState,
  { to, facts: { lineCount, rows } }: MoveInResultOptions,
): ResultViewState {
  const last = Math.max(0, lineCount - 1);
  const lowest = Math.max(0, lineCount - rows);
  if (state.view !== 'tree') {
    const offset = clamp(aim(state.offset, { to, last: lowest, rows }), lowest);
    return offset === state.offset ? state : { ...state, offset, cursor: offset };
  }
  const cursor = clamp(aim(state.cursor, { to, last, rows }), last);
  const offset = Math.min(cursor, lowest, Math.max(state.offset, cursor - rows + 1));
  if (cursor === state.cursor && offset === state.offset) return state;
  return { ...state, cursor, offset };
}

function clamp(row: number, last: number): number {
  return Math.min(last, Math.max(0, row));
}

function aim(
  row: number,
  { to, last, rows }: { readonly to: ResultMove; readonly last: number; readonly rows: number },
): number {
  if (typeof to === 'number') return to;
  const page = Math.max(1, rows - 1);
  const half = Math.max(1, Math.floor(rows / 2));
  switch (to) {
    case 'next':
      return row + 1;
    case 'previous':
      return row - 1;
    case 'half-page-down':
      return row + half;
    case 'half-page-up':
      return row - half;
    case 'page-down':
      return row + page;
    case 'page-up':
      return row - page;
    case 'first':
      return 0;
    case 'last':
      return last;
  }
}
