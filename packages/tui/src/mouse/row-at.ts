import { itemsOf, type PaneListName } from '../lists/items-of.js';
import { rowsBeside } from '../lists/rows-beside.js';
import { windowOf } from '../lists/window-of.js';
import type { SessionState } from '../session/session-state.js';

/** {@link rowAt}'s second argument. */
export interface RowAtOptions {
  /** The line inside of the pane, from 0. */
  line: number;
  /** Lines inside of the pane. */
  rows: number;
  state: SessionState;
}

/** The row of a list that stands on a line of its pane; undefined where none does. */
export function rowAt(list: PaneListName, { line, rows, state }: RowAtOptions): number | undefined {
  // What went wrong stands above the rows, on as many lines as it takes.
  if (hasFailure(list, state)) return undefined;
  const count = itemsOf(list, state).length;
  const room = Math.max(1, rows - rowsBeside[list]);
  const { first, count: shown } = windowOf(state.lists[list], { count, rows: room });
  const at = line - linesAbove(list, rows);
  return at >= 0 && at < shown ? first + at : undefined;
}

/** The filter; of the services, also how they are ordered, where there is room for that. */
function linesAbove(list: PaneListName, rows: number): number {
  return list === 'services' && rows > 3 ? 2 : 1;
}

function hasFailure(list: PaneListName, state: SessionState): boolean {
  switch (list) {
    case 'services':
    case 'connections':
    case 'history':
      return state[list].failure !== undefined;
    default:
      return false;
  }
}
