import { layoutOf } from '../../frame/layout-of.js';
import { paneRows } from '../../frame/pane-rows.js';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { detailLines } from './detail-lines.js';
import { selectDetail } from './select-detail.js';

/** Where a detail is scrolled to. */
export type DetailTarget =
  | 'next'
  | 'previous'
  | 'half-page-down'
  | 'half-page-up'
  | 'page-down'
  | 'page-up'
  | 'first'
  | 'last'
  /** So many lines on; back where negative. */
  | number;

/** Scrolls the detail by lines; one that is only listed is read whole by it. */
export function scrollDetail(to: DetailTarget, state: SessionState): readonly SessionAction[] {
  const shown = selectDetail(state);
  if (shown === null) return [];
  const columns = layoutOf(state.view).columns.find(({ name }) => name === 'work')?.columns ?? 0;
  const rows = paneRows(state.view);
  // How long ago something was changes the length of a line, and not what is in it.
  const { length } = detailLines(shown, { columns: Math.max(1, columns - 4), today: 0 });
  const furthest = Math.max(0, length - rows);
  const at = Math.min(shown.offset, furthest);
  const offset = Math.min(furthest, Math.max(0, aim(at, { to, rows, furthest })));
  const scrolled: SessionAction = { type: 'detail-scrolled', offset };
  if (shown.status === 'listed') return [{ intent: 'look-at', service: shown.service }, scrolled];
  return [scrolled];
}

function aim(
  at: number,
  { to, rows, furthest }: { to: DetailTarget; rows: number; furthest: number },
): number {
  if (typeof to === 'number') return at + to;
  const half = Math.max(1, Math.floor(rows / 2));
  switch (to) {
    case 'next':
      return at + 1;
    case 'previous':
      return at - 1;
    case 'half-page-down':
      return at + half;
    case 'half-page-up':
      return at - half;
    case 'page-down':
      return at + rows;
    case 'page-up':
      return at - rows;
    case 'first':
      return 0;
    case 'last':
      return furthest;
  }
}
