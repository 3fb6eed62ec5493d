import { go } from 'fuzzysort';

/** {@link filterRows}' second argument. */
export interface FilterRowsOptions<Row> {
  /** What is typed; '' leaves every row, in its order. */
  filter: string;
  /** The words by which a row is found, as they are shown. The first one counts most. */
  textOf: (row: Row) => string;
  /** No more than so many, the best. Default all. */
  limit?: number;
}

/** The rows that match, the best first: letters in their order, not only prefixes. */
export function filterRows<Row>(
  rows: readonly Row[],
  { filter, textOf, limit = 0 }: FilterRowsOptions<Row>,
): readonly Row[] {
  const wanted = filter.trim();
  if (wanted === '') return limit === 0 ? rows : rows.slice(0, limit);
  return go(wanted, rows, { key: textOf, threshold: 0.2, limit }).map(({ obj }) => obj);
}
