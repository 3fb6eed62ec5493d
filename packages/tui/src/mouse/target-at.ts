import { layoutOf } from '../frame/layout-of.js';
import { completionRows } from '../prompt/completion-rows.js';
import type { SessionState } from '../session/session-state.js';
import type { MouseTarget } from './mouse-target.js';

const headerRows = 1;
const borderRows = 2;
/** The border and a blank at each side. */
const borderColumns = 4;

/** What is at a cell of the screen: the same division as that of the view. */
export function targetAt(
  { column, row }: { column: number; row: number },
  { view, input }: SessionState,
): MouseTarget {
  const { columns, rows } = view.size;
  const layout = layoutOf(view);
  if (!layout.isUsable || column >= columns) return { kind: 'nothing' };
  if (row === rows - 1) return { kind: 'footer', column };
  if (row === rows - 2) return view.overlay === null ? { kind: 'prompt' } : { kind: 'nothing' };
  const top = headerRows + Number(layout.hasBreadcrumb);
  const line = row - top;
  if (line < 0 || line >= layout.rows) return { kind: 'nothing' };
  if (view.overlay !== null) {
    return { kind: 'overlay', at: { column, row: line }, columns, rows: layout.rows };
  }
  // What is offered in the prompt lies over the last rows.
  const completion = view.mode === 'prompt' ? input.completion : null;
  const offered = completion === null ? 0 : completionRows(completion, { rows: layout.rows });
  if (line >= layout.rows - offered) return { kind: 'nothing' };
  let left = 0;
  for (const { name, columns: width } of layout.columns) {
    if (column < left + width) {
      return {
        kind: 'pane',
        name,
        at: { column: column - left - borderColumns / 2, row: line - borderRows / 2 },
        columns: Math.max(1, width - borderColumns),
        rows: layout.rows - borderRows,
      };
    }
    left += width;
  }
  return { kind: 'nothing' };
}
