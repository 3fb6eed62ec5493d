import type { ResultRow } from './result-row.js';

/** The text of a row as it is shown, without the columns that are left empty before it. */
export function textOfRow({ spans }: ResultRow): string {
  return spans.map(({ text }) => text).join('');
}
