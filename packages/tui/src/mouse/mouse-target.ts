import type { ColumnName } from '../view/view-state.js';

/** A cell inside of a border, counted from 0; outside of it, negative or beyond its size. */
export interface InnerCell {
  readonly column: number;
  readonly row: number;
}

/** What somebody points at. */
export type MouseTarget =
  | { readonly kind: 'prompt' }
  | { readonly kind: 'footer'; readonly column: number }
  | {
      readonly kind: 'pane';
      readonly name: ColumnName;
      readonly at: InnerCell;
      /** Cells inside of the border. */
      readonly columns: number;
      readonly rows: number;
    }
  /** Somewhere over the panes while something lies over them; the cell is counted from the first pane's corner. */
  | {
      readonly kind: 'overlay';
      readonly at: InnerCell;
      /** Cells of what it lies over. */
      readonly columns: number;
      readonly rows: number;
    }
  | { readonly kind: 'nothing' };
