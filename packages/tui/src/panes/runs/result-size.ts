import { layoutOf } from '../../frame/layout-of.js';
import type { ViewState } from '../../view/view-state.js';
import type { Run } from './run.js';
import { runLayout } from './run-layout.js';

/** Cells that the result of a call is shown in. */
export function resultSize(run: Run, view: ViewState): { columns: number; rows: number } {
  const layout = layoutOf({ ...view, mode: 'panes', column: 'output' });
  const output = layout.columns.find(({ name }) => name === 'output');
  const columns = Math.max(1, (output?.columns ?? view.size.columns) - 4);
  const { resultRows } = runLayout(run, { columns, rows: layout.rows - 2 });
  return { columns, rows: resultRows };
}
