import { paneRows } from '../frame/pane-rows.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import { focusedList } from './focused-list.js';
import { itemsOf } from './items-of.js';
import type { ListTarget } from './list-target.js';
import { rowsBeside } from './rows-beside.js';

/** Moves the cursor of the list that keys mean; near its end the next page of what the proxy has is asked for. */
export function moveList(to: ListTarget, state: SessionState): readonly SessionAction[] {
  const list = focusedList(state);
  // These have keys of their own.
  if (list === undefined || list === 'help' || list === 'palette') return [];
  const count = itemsOf(list, state).length;
  const rows = Math.max(1, paneRows(state.view) - rowsBeside[list]);
  const moved: SessionAction = { type: 'list-moved', list, to, count, rows };
  const isGrowing = list === 'services' || list === 'history';
  const isNearEnd = to === 'last' || state.lists[list].cursor + 2 * rows >= count;
  if (!isGrowing || !isNearEnd) return [moved];
  return [moved, { intent: 'load-more', list, ...(to === 'last' && { toEnd: true }) }];
}
