import { isDeepStrictEqual } from 'node:util';

/** Whether two lists say the same, in the same order. Rows that are the same object are not looked into. */
export function sameRows(before: readonly unknown[], after: readonly unknown[]): boolean {
  if (before === after) return true;
  if (before.length !== after.length) return false;
  return before.every((row, index) => row === after[index] || isDeepStrictEqual(row, after[index]));
}
