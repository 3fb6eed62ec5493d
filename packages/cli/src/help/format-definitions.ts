import { wrapText } from '@nanda/terminal';
import { definitionColumn } from './definition-column.js';
import { printedLength } from './printed-length.js';

/** Columns that an explanation has to have, to stand beside what it explains. */
const leastRoom = 26;

export interface FormatDefinitionsOptions {
  /** Columns of a line. */
  readonly width: number;
  /** Columns at the left. @default 2 */
  readonly indent?: number;
  /** The column that explanations begin in. @default one that suits these rows */
  readonly column?: number;
}

/**
 * Terms and what they mean, in two columns; where a line is too narrow for both, the meaning stands under its term.
 * Terms are not broken: most of them are there to be copied.
 */
export function formatDefinitions(
  rows: readonly (readonly [term: string, meaning: string])[],
  {
    width,
    indent = 2,
    column = definitionColumn(rows, { width, indent }),
  }: FormatDefinitionsOptions,
): string {
  const margin = ' '.repeat(indent);
  const room = Math.max(0, ...rows.map(([, meaning]) => printedLength(meaning)));
  const isStacked = width - column < Math.min(leastRoom, room);
  const hanging = isStacked ? indent + 4 : column;
  return rows
    .map(([term, meaning]) => {
      const head = margin + term;
      if (meaning === '') return head;
      const text = wrapText(meaning, { width, hanging });
      if (isStacked || printedLength(head) + 2 > column) return `${head}\n${text}`;
      return head + ' '.repeat(column - printedLength(head)) + text.slice(column);
    })
    .join('\n');
}
