import { CommandError } from '../session/command-error.js';

/** {@link pick}'s second argument. */
export interface PickOptions<Row> {
  rows: readonly Row[];
  /** The words, other than its number, by which a row is meant. */
  words: (row: Row) => string[];
  /** What to type to see the rows. */
  hint: string;
}

/**
 * The row that a number (from 1) or a word means; undefined when a word means none.
 *
 * @throws {CommandError} for a number that no row has, and a word that several rows have.
 */
export function pick<Row>(
  target: string,
  { rows, words, hint }: PickOptions<Row>,
): Row | undefined {
  if (/^\d+$/u.test(target) && !rows.some((row) => words(row).includes(target))) {
    const row = rows[Number(target) - 1];
    if (row !== undefined) return row;
    const reason = rows.length === 0 ? 'nothing is listed' : `the list ends at ${rows.length}`;
    throw new CommandError(`there is no number ${target}: ${reason}`, { hint, exitCode: 6 });
  }
  const wanted = target.toLowerCase();
  const matches = rows.filter((row) => words(row).some((word) => word.toLowerCase() === wanted));
  if (matches.length > 1) {
    throw new CommandError(`"${target}" means ${matches.length} of the list`, {
      hint: 'its number',
    });
  }
  return matches[0];
}
