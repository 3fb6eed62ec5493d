import { formatGrid, type Style } from '@nanda/terminal';
import type { Tokens } from 'marked';
import { readInline } from './read-inline.js';

/** The lines of a table, as wide as the terminal at most. */
export function renderTable(
  { header, rows }: Tokens.Table,
  { width, style }: { readonly width: number; readonly style: Style },
): string[] {
  // Cells are cut where there is no room, which paint in them would not survive.
  const textOf = ({ tokens }: Tokens.TableCell) =>
    readInline(tokens, { style: plain(style) })
      .map(({ text, paint }) => paint(text))
      .join('')
      .trim();
  const head = header.map(textOf);
  return formatGrid([head, ...rows.map((row) => row.map(textOf))], { width, style }).split('\n');
}

/** A style that paints nothing, not even the marks that stand for paint. */
function plain(style: Style): Style {
  const asIs = (text: string) => text;
  return {
    ...style,
    isColored: false,
    bold: asIs,
    dim: asIs,
    red: asIs,
    green: asIs,
    yellow: asIs,
    cyan: asIs,
  };
}
