/** {@link keepRows}' second argument. */
export interface KeepRowsOptions<Row> {
  /** What is typed; '' leaves every row. */
  filter: string;
  textOf: (row: Row) => string;
}

/** The rows that have every word that is typed, in capitals or not; in their own order, where that says something. */
export function keepRows<Row>(
  rows: readonly Row[],
  { filter, textOf }: KeepRowsOptions<Row>,
): readonly Row[] {
  const words = filter.toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = textOf(row).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
