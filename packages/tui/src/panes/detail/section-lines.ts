import type { DetailLine } from './detail-line.js';

/** A part of a detail below its heading; nothing where there is nothing in it. */
export function sectionLines(heading: string, lines: readonly DetailLine[]): readonly DetailLine[] {
  return lines.length === 0 ? [] : [[], [{ text: heading, role: 'heading' }], ...lines];
}
