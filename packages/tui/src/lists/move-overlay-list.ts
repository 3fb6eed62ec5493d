import { paneRows } from '../frame/pane-rows.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import type { ListTarget } from './list-target.js';
import { rowsBeside } from './rows-beside.js';

/** {@link moveOverlayList}'s second argument. */
export interface MoveOverlayListOptions {
  list: 'help' | 'palette';
  /** How many rows it has now. */
  count: number;
  state: SessionState;
}

/** Moves the cursor of a list that lies over the panes. They are as high as the panes. */
export function moveOverlayList(
  to: ListTarget,
  { list, count, state }: MoveOverlayListOptions,
): readonly SessionAction[] {
  const rows = Math.max(1, paneRows(state.view) - rowsBeside[list]);
  return [{ type: 'list-moved', list, to, count, rows }];
}
