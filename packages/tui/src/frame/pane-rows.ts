import type { ViewState } from '../view/view-state.js';
import { layoutOf } from './layout-of.js';

const borderRows = 2;

/** Rows inside of a pane, which a page of its list has. */
export function paneRows(view: ViewState): number {
  return Math.max(1, layoutOf(view).rows - borderRows);
}
