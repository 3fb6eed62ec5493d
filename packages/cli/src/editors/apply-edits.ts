import type { TextEdit } from './text-edit.js';

/** The text with edits that do not overlap; everything else keeps its bytes. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (changed, { start, end, text: put }) => changed.slice(0, start) + put + changed.slice(end),
      text,
    );
}
