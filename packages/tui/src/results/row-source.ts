import type { ResultRow } from './result-row.js';

/**
 * Something long that is read row by row, for a certain width. A place is where a row begins; it is never changed, so
 * that it can be kept, and come back to.
 */
export interface RowSource<Place> {
  /** Where the first row begins; undefined where there is none. */
  readonly first: Place | undefined;
  /** Where the row after this one begins; undefined behind the last. Cheap: it draws nothing. */
  next(place: Place): Place | undefined;
  /** The row that begins there. */
  draw(place: Place): ResultRow;
  /** How much of it stands before a place, from 0 to 1, about. */
  progress(place: Place): number;
}
