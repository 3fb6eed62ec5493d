import type { Cell } from './cell.ts';

/** What is written in the place of what, where it differs from run to run. */
export interface Replacement {
  readonly pattern: RegExp;
  readonly replacement: string | ((found: string) => string);
}

/** Replaces texts in a row. What stands behind them stays in its columns, as far as there are blanks before it. */
export function replaceInRow(row: readonly Cell[], { pattern, replacement }: Replacement): Cell[] {
  const cells = [...row];
  const text = row.map(({ character }) => character).join('');
  // From the end, so that the places of those before it stay what they are.
  for (const { 0: found, index } of [...text.matchAll(pattern)].toReversed()) {
    const written = typeof replacement === 'string' ? replacement : replacement(found);
    const style = cells[index]?.style;
    if (style === undefined) continue;
    const letters = [...written].map((character) => ({ character, style }));
    cells.splice(index, found.length, ...letters);
    evenOut(cells, { from: index + letters.length, by: written.length - found.length });
  }
  return cells;
}

/** Takes `by` blanks from before the next border, or puts some there. */
function evenOut(cells: Cell[], { from, by }: { from: number; by: number }): void {
  const border = cells.findIndex(({ character }, index) => index >= from && character === '│');
  const last = border === -1 ? undefined : cells[border - 1];
  if (last === undefined) return;
  if (by < 0) {
    const blank = { character: ' ', style: last.style };
    cells.splice(border, 0, ...Array.from({ length: -by }, () => blank));
    return;
  }
  for (let left = by; left > 0; left -= 1) {
    if (cells[border - 1 - (by - left)]?.character !== ' ') return;
    cells.splice(border - 1 - (by - left), 1);
  }
}
