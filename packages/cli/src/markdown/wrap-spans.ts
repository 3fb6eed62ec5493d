import { measureWidth } from '@nanda/terminal';
import type { Span } from './span.js';

/** Lines of painted text, broken between words, and inside of a word that is wider than a line. `\n` breaks a line. */
export function wrapSpans(spans: readonly Span[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  // Blanks are written only when a word follows on the same line.
  let blank: Span | undefined;

  function end(): void {
    lines.push(line);
    line = '';
    used = 0;
    blank = undefined;
  }

  function put(text: string, paint: Span['paint']): void {
    let rest = text;
    while (rest !== '') {
      // Of a word without end only its beginning is looked at.
      const head = rest.slice(0, 8 * width + 64);
      const wide = head.length < rest.length ? Infinity : measureWidth(head).width;
      const gap = blank === undefined || used === 0 ? 0 : 1;
      if (used + gap + wide <= width || (used === 0 && width < 2)) {
        line += (gap === 1 ? (blank as Span).paint(' ') : '') + paint(rest);
        used += gap + wide;
        blank = undefined;
        return;
      }
      if (used > 0 && (wide <= width || gap === 1)) {
        end();
        continue;
      }
      const { length } = measureWidth(head, { limit: width - used });
      if (length === 0) {
        end();
        continue;
      }
      line += paint(rest.slice(0, length));
      rest = rest.slice(length);
      end();
    }
  }

  for (const { text, paint } of spans) {
    for (const piece of text.split(/(\n|[ \t]+)/)) {
      if (piece === '\n') end();
      else if (piece.trim() === '') blank = piece === '' ? blank : { text: piece, paint };
      else put(piece, paint);
    }
  }
  if (line !== '') end();
  return lines;
}
