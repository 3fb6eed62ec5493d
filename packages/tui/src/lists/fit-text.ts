import { fitWidth, sanitizeLine } from '@nanda/terminal';

/** A stranger's text on one line, safe and cut with `…` to so many columns. Of a long text only its beginning is looked at. */
export function fitText(text: string, columns: number): string {
  if (columns <= 0) return '';
  return fitWidth(sanitizeLine(text.slice(0, columns * 8 + 64)), columns);
}
