import { printedLength } from './printed-length.js';

/** The column beside the longest term that leaves room enough for what it means, or for all of it. */
export function definitionColumn(
  rows: readonly (readonly [term: string, meaning: string])[],
  { width, indent = 2 }: { readonly width: number; readonly indent?: number },
): number {
  const room = Math.max(0, ...rows.map(([, meaning]) => printedLength(meaning)));
  const most = Math.max(Math.floor(width * 0.55), width - room);
  const lengths = rows.map(([term]) => indent + printedLength(term) + 2);
  return Math.max(indent + 2, ...lengths.filter((length) => length <= most));
}
