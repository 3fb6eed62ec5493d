import type { Execution } from '@nanda/sdk';
import type { SessionState } from '../../session/session-state.js';
import { selectHistory } from './select-history.js';

/** The call that the cursor of the history is on. */
export function executionUnderCursor(state: SessionState): Execution | undefined {
  const rows = selectHistory(state);
  return rows[Math.min(state.lists.history.cursor, rows.length - 1)]?.execution;
}
