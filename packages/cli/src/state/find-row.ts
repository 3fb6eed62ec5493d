import { CliError } from '../errors/cli-error.js';
import type { RowStore } from './create-row-store.js';

export interface FindRowOptions {
  readonly rows: RowStore;
  /** What is typed to see the list. */
  readonly listing: string;
}

/** What a number is a row of, in the list that was shown last; undefined for a word that is no number. @throws CliError `USAGE_ERROR` */
export function findRow(
  typed: string,
  { rows: store, listing }: FindRowOptions,
): string | undefined {
  if (!/^\d{1,4}$/.test(typed)) return undefined;
  const rows = store.read();
  const row = rows[Number(typed) - 1];
  if (row !== undefined) return row;
  const problem =
    rows.length === 0
      ? `There is no list yet that row ${typed} could be of.`
      : `The last list has ${rows.length === 1 ? '1 row' : `${rows.length} rows`}, so there is no row ${typed}.`;
  throw new CliError('USAGE_ERROR', problem, { hint: `List them first: ${listing}` });
}
