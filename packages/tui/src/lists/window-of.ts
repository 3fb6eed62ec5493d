import type { ListState } from './list-state.js';

/** {@link windowOf}'s second argument. */
export interface WindowOfOptions {
  /** Rows of the list. */
  count: number;
  /** How many there is room for. */
  rows: number;
}

/** The rows that are in sight: around the cursor, also where the list or the room has become smaller since. */
export function windowOf(
  { cursor, offset }: Pick<ListState, 'cursor' | 'offset'>,
  { count, rows }: WindowOfOptions,
): { first: number; count: number } {
  const height = Math.max(0, rows);
  const at = Math.min(cursor, Math.max(0, count - 1));
  const least = Math.max(0, at - height + 1);
  const first = Math.max(0, Math.min(Math.max(offset, least), at, Math.max(0, count - height)));
  return { first, count: Math.min(height, count - first) };
}
