import { textLines } from './text-lines.js';
import type { DetailLine, DetailRole } from './detail-line.js';

/** A fact of a detail: its name, and what it is; '' where it is not known, and not shown. */
export interface DetailFact {
  readonly name: string;
  readonly text: string | undefined;
  readonly role?: DetailRole;
}

const wide = 30;
const labelColumns = 12;

/** Facts below each other, with their names before them; on a narrow screen above them. */
export function factLines(
  facts: readonly DetailFact[],
  { columns }: { columns: number },
): readonly DetailLine[] {
  const isWide = columns >= wide;
  return facts.flatMap(({ name, text = '', role = 'text' }): readonly DetailLine[] => {
    const indent = isWide ? labelColumns : 2;
    const lines = textLines(text, { columns, role, indent });
    const [first, ...rest] = lines;
    if (first === undefined) return [];
    if (!isWide) return [[{ text: name, role: 'muted' }], ...lines];
    const value = first.map((part) => ({ ...part, text: part.text.slice(indent) }));
    return [[{ text: name.padEnd(labelColumns), role: 'muted' }, ...value], ...rest];
  });
}
