import type { RowIndex } from './create-row-index.js';
import type { DocumentMatch, DocumentQuery } from './result-document.js';
import type { ResultRow } from './result-row.js';
import { textOfRow } from './text-of-row.js';

/** Rows that are looked through in one step. */
const rowsOfStep = 256;

/** Finds the next row in which a match begins, also one that goes on in the row below. */
export function* findRow(
  { query, from, isBackward }: DocumentQuery,
  index: RowIndex,
): Generator<void, DocumentMatch | undefined> {
  const wanted = query.toLowerCase();
  if (wanted === '') return undefined;
  if (!isBackward) {
    const below = yield* downwards(from + 1, Number.POSITIVE_INFINITY);
    return below ?? (yield* downwards(0, from + 1));
  }
  // The other end is not known before.
  while (!index.countOn()) yield;
  const { count: length } = index.lineCount();
  const start = Math.min(from, length - 1);
  return (yield* upwards(start, 0)) ?? (yield* upwards(length, start));

  /** The first match that begins from `first` on, and before `end`. */
  function* downwards(first: number, end: number): Generator<void, DocumentMatch | undefined> {
    for (let row = first; row < end; row += rowsOfStep) {
      while (index.lines(row + rowsOfStep, 1).length === 0 && !index.countOn()) yield;
      const rows = index.lines(row, rowsOfStep + 1);
      const [match] = matchesIn(rows, Math.min(rowsOfStep, end - row));
      if (match !== undefined) return { row: row + match };
      if (rows.length <= rowsOfStep) return undefined;
      yield;
    }
    return undefined;
  }

  /** The last match before `end`, and not before `first`. */
  function* upwards(end: number, first: number): Generator<void, DocumentMatch | undefined> {
    for (let bottom = end; bottom > first; bottom -= rowsOfStep) {
      const top = Math.max(first, bottom - rowsOfStep);
      const match = matchesIn(index.lines(top, bottom - top + 1), bottom - top).at(-1);
      if (match !== undefined) return { row: top + match };
      yield;
    }
    return undefined;
  }

  /** In which of the first rows a match begins. */
  function matchesIn(rows: readonly ResultRow[], count: number): readonly number[] {
    // Most rows have nothing of it: they are looked through as one text.
    const whole = rows.map((row) => `${textOfRow(row)}${row.isContinued ? '' : '\n'}`).join('');
    if (!whole.toLowerCase().includes(wanted)) return [];
    const found: number[] = [];
    for (const [number, row] of rows.entries()) {
      if (number >= count) break;
      const text = textOfRow(row).toLowerCase();
      const below = row.isContinued ? rows[number + 1] : undefined;
      const more = below === undefined ? '' : textOfRow(below).toLowerCase();
      const at = `${text}${more.slice(0, wanted.length - 1)}`.indexOf(wanted);
      if (at !== -1 && at < text.length) found.push(number);
    }
    return found;
  }
}
