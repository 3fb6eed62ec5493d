import type { SessionState } from '../session/session-state.js';
import type { ColumnName } from '../view/view-state.js';

/** The state as it would be if keys meant that column and nothing lay over it. */
export function inColumn(column: ColumnName, state: SessionState): SessionState {
  return { ...state, view: { ...state.view, mode: 'panes', column, overlay: null } };
}
