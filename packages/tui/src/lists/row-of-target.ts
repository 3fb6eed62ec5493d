import type { ListTarget } from './list-target.js';

/** {@link rowOfTarget}'s second argument. */
export interface RowOfTargetOptions {
  /** The row that one is on. */
  from: number;
  /** The row that `last` means. */
  last: number;
  /** Rows that are seen at once. */
  rows: number;
  /** Rows that a page goes on. Default: those that are seen at once. */
  page?: number;
}

/** The row that is meant. It may lie beyond the first or the last one: whoever asks holds it within what is there. */
export function rowOfTarget(
  to: ListTarget,
  { from, last, rows, page = rows }: RowOfTargetOptions,
): number {
  if (typeof to === 'number') return to;
  const whole = Math.max(1, page);
  const half = Math.max(1, Math.floor(rows / 2));
  switch (to) {
    case 'next':
      return from + 1;
    case 'previous':
      return from - 1;
    case 'half-page-down':
      return from + half;
    case 'half-page-up':
      return from - half;
    case 'page-down':
      return from + whole;
    case 'page-up':
      return from - whole;
    case 'first':
      return 0;
    case 'last':
      return last;
  }
}
