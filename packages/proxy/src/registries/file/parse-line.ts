import type { PlacedRow } from '../rows/placed-row.js';

/** The row on one line of JSON Lines; `undefined` for an empty line. */
export function parseLine(
  line: string,
  { number }: { readonly number: number },
): PlacedRow | undefined {
  try {
    return { number, row: JSON.parse(line) as unknown };
  } catch {
    if (line.trim() === '') return undefined;
    return { number, problem: 'it is not valid JSON' };
  }
}
