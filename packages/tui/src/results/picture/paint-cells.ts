import type { PictureCell } from './picture-cell.js';

export interface PaintCellsOptions {
  /** Bits of a colour: of 256, or of all. */
  readonly depth: 8 | 24;
}

/** A row of cells as text in its colours, which begins and ends without one. */
export function paintCells(cells: readonly PictureCell[], { depth }: PaintCellsOptions): string {
  let painted = '';
  let last = '';
  for (const { top, bottom } of cells) {
    const character = top !== undefined ? '▀' : bottom !== undefined ? '▄' : ' ';
    const front = top ?? bottom;
    const back = top === undefined ? undefined : bottom;
    const codes = [
      front === undefined ? '39' : `38;${codeOf(front, depth)}`,
      back === undefined ? '49' : `48;${codeOf(back, depth)}`,
    ].join(';');
    painted += codes === last ? character : `\u001b[${codes}m${character}`;
    last = codes;
  }
  return `${painted}\u001b[39;49m`;
}

function codeOf(color: number, depth: 8 | 24): string {
  const parts = [(color >> 16) & 0xff, (color >> 8) & 0xff, color & 0xff] as const;
  if (depth === 24) return `2;${parts.join(';')}`;
  // The cube of 6 × 6 × 6 colours that is the same in every terminal that has 256.
  const [red, green, blue] = parts.map((part) => Math.round((part / 255) * 5));
  return `5;${16 + 36 * (red ?? 0) + 6 * (green ?? 0) + (blue ?? 0)}`;
}
