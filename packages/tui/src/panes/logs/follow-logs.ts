import type { ListState } from '../../lists/list-state.js';
import type { SessionState } from '../../session/session-state.js';
import { selectLogs } from './select-logs.js';

/** Where the cursor of the logs is after a change: at the end, if it was there; else on the line where it was. */
export function followLogs(
  before: Pick<SessionState, 'logs' | 'lists'>,
  logs: SessionState['logs'],
): ListState {
  const list = before.lists.logs;
  const rows = selectLogs(before);
  const next = selectLogs({ logs, lists: before.lists });
  const last = Math.max(0, next.length - 1);
  if (list.cursor >= rows.length - 1)
    return list.cursor === last ? list : { ...list, cursor: last };
  const line = rows[list.cursor];
  const at = line === undefined ? -1 : next.indexOf(line);
  // Lines that are no longer kept, or no longer shown, leave the cursor where it is.
  if (at < 0 || at === list.cursor) return list;
  const moved = at - list.cursor;
  return { ...list, cursor: at, offset: Math.max(0, list.offset + moved) };
}
