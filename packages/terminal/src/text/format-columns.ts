import { measureWidth } from './measure-width.js';

const paint = /\u001b\[\d+m/g;

const widthOf = (cell: string) => measureWidth(cell.replace(paint, '')).width;

/** Rows of cells as lines with aligned columns; the last cell of a row is not padded. */
export function formatColumns(
  rows: readonly (readonly string[])[],
  { indent = '', gap = '  ' }: { readonly indent?: string; readonly gap?: string } = {},
): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.slice(0, -1).forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
    });
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column < row.length - 1 ? cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)) : cell,
        )
        .join(gap)
        .trimEnd(),
    )
    .map((line) => indent + line)
    .join('\n');
}
