import { itemsOf } from '../lists/items-of.js';
import type { ListName } from '../lists/list-name.js';
import { selectDetail } from '../panes/detail/select-detail.js';
import type { SessionState } from '../session/session-state.js';

/** What names the row that the cursor is on: an id, or the name of a tool. @throws Error where there is none */
export function rowText(list: ListName | undefined, state: SessionState): string {
  const isOfPane = list !== undefined && list !== 'help' && list !== 'palette';
  const row = isOfPane ? itemsOf(list, state)[state.lists[list].cursor] : undefined;
  const { column, work } = state.view;
  const isDetail = list === undefined && column === 'work' && work === 'detail';
  const text = isDetail ? selectDetail(state)?.serviceId : nameOf(row);
  if (text === undefined) throw new Error('nothing to copy: no row is selected');
  return text;
}

function nameOf(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  if ('tool' in row) {
    const { tool } = row;
    if (typeof tool === 'string') return tool;
    if (typeof tool === 'object' && tool !== null && 'name' in tool) return String(tool.name);
  }
  if ('connection' in row) return nameOf(row.connection);
  if ('id' in row && typeof row.id === 'string') return row.id;
  if ('text' in row && typeof row.text === 'string') return row.text;
  return undefined;
}
