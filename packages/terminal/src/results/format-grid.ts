import { fitWidth } from '../text/fit-width.js';
import { measureWidth } from '../text/measure-width.js';
import type { Style } from '../text/style.js';

export interface GridOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: Style;
  /** @default '' */
  readonly indent?: string;
}

const gap = 2;
/** What is left of a column at least, however little room there is. */
const narrowest = 6;

/** Rows under a head, in columns that fit a width: the widest ones give way first, and cells are cut. */
export function formatGrid(
  [head, ...rows]: readonly [readonly string[], ...(readonly string[])[]],
  { width, style, indent = '' }: GridOptions,
): string {
  // Not by spreading: there may be more rows than a function takes arguments.
  const natural = head.map((name, column) =>
    [head, ...rows].reduce(
      (most, row) => Math.max(most, measureWidth(row[column] ?? '').width),
      name.length,
    ),
  );
  const widths = shrink(natural, width - indent.length - gap * (head.length - 1));
  const lineOf = (row: readonly string[], paint: (text: string) => string) =>
    `${indent}${row
      .map((cell, column) => {
        const size = widths[column] ?? 0;
        const text = fitWidth(cell, size);
        const isLast = column === row.length - 1;
        return paint(text) + (isLast ? '' : ' '.repeat(size - measureWidth(text).width + gap));
      })
      .join('')}`.trimEnd();
  return [lineOf(head, style.bold), ...rows.map((row) => lineOf(row, (cell) => cell))].join('\n');
}

/** Widths that take no more than `room` together where that is possible at all. */
function shrink(natural: readonly number[], room: number): readonly number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, size) => sum + size, 0) - room;
  while (excess > 0) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) break;
    const column = widths.indexOf(widest);
    const next = Math.max(narrowest, ...widths.filter((size) => size < widest));
    const taken = Math.min(excess, Math.max(1, widest - next));
    widths[column] = widest - taken;
    excess -= taken;
  }
  return widths;
}
