import type { Run } from './run.js';

/** Whether the session made the call itself, and so is told how it goes on; else it was opened from the history. */
export function isMadeHere({ id, executionId }: Pick<Run, 'id' | 'executionId'>): boolean {
  return id !== executionId;
}
