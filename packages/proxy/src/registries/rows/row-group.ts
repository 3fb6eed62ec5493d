import type { PlacedRow } from './placed-row.js';

/** Rows that came together. */
export interface RowGroup {
  /** How people count what holds one row. */
  readonly unit: 'row' | 'line';
  readonly rows: readonly PlacedRow[];
  /** How many rows the whole listing has, where that is known. */
  readonly total?: number;
}
