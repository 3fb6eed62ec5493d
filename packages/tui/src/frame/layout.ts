import type { ColumnName } from '../view/view-state.js';

/** How the screen is divided. All numbers are cells; panes have their borders in them. */
export interface Layout {
  /** False where nothing but a notice fits. */
  isUsable: boolean;
  /** The columns that are shown, from the left; the widths add up to the screen's. */
  columns: readonly { readonly name: ColumnName; readonly columns: number }[];
  /** Rows of each pane. */
  rows: number;
  /** Whether the way to the only column is written above it. */
  hasBreadcrumb: boolean;
}
