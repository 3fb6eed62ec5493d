import { layoutOf } from '../../frame/layout-of.js';
import { paneRows } from '../../frame/pane-rows.js';
import type { ListTarget } from '../../lists/list-target.js';
import { rowOfTarget } from '../../lists/row-of-target.js';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { detailLines } from './detail-lines.js';
import { selectDetail } from './select-detail.js';

/** Scrolls the detail by lines; one that is only listed is read whole by it. */
export function scrollDetail(
  to: ListTarget | { readonly by: number },
  state: SessionState,
): readonly SessionAction[] {
  const shown = selectDetail(state);
  if (shown === null) return [];
  const columns = layoutOf(state.view).columns.find(({ name }) => name === 'work')?.columns ?? 0;
  const rows = paneRows(state.view);
  // How long ago something was changes the length of a line, and not what is in it.
  const { length } = detailLines(shown, { columns: Math.max(1, columns - 4), today: 0 });
  const furthest = Math.max(0, length - rows);
  const at = Math.min(shown.offset, furthest);
  const next =
    typeof to === 'object' ? at + to.by : rowOfTarget(to, { from: at, last: furthest, rows });
  const offset = Math.min(furthest, Math.max(0, next));
  const scrolled: SessionAction = { type: 'detail-scrolled', offset };
  if (shown.status === 'listed') return [{ intent: 'look-at', service: shown.service }, scrolled];
  return [scrolled];
}
