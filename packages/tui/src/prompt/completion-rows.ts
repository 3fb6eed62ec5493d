import type { CompletionState } from './completion-state.js';

const most = 6;

/** Rows that what is offered takes, at the end of what it lies over. */
export function completionRows(
  { candidates }: CompletionState,
  { rows }: { rows: number },
): number {
  return Math.min(most, rows, candidates.length);
}
