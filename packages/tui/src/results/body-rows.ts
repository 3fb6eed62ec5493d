/** Rows that are left for the result itself: the names of the views stand above it, where one is in it below. */
export function bodyRows(rows: number): number {
  return rows < 4 ? Math.max(1, rows) : rows - 2;
}
