import { measureWidth } from '@nanda/terminal';

/** A safe line, cut with `…` at its beginning where it takes more than so many columns. */
export function fitEnd(line: string, columns: number): string {
  if (columns <= 0) return '';
  if (measureWidth(line).width <= columns) return line;
  const parts = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  let width = 1;
  let end = '';
  for (const part of parts.toReversed()) {
    width += measureWidth(part).width;
    if (width > columns) break;
    end = part + end;
  }
  return `…${end}`;
}
