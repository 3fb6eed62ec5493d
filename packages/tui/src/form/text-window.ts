import { measureWidth } from '@nanda/terminal';
import { showText } from './show-text.js';
import type { EditedText } from './form-field.js';

/** The part of a text around its cursor that fits on one line, and is safe to show. */
export interface TextWindow {
  readonly before: string;
  /** What the cursor is on; a space at the end of the text. */
  readonly under: string;
  readonly after: string;
}

/** Cuts a text so that its cursor is always seen, with a little of what follows it. Wide characters count as two columns. */
export function textWindow(
  { text, cursor }: EditedText,
  { columns, isSecret = false }: { readonly columns: number; readonly isSecret?: boolean },
): TextWindow {
  // A grapheme may be long, but of a long text only so much can be seen.
  const reach = columns * 16;
  const left = split(text.slice(Math.max(0, cursor - reach), cursor), isSecret);
  const [first, ...right] = split(text.slice(cursor, cursor + reach), isSecret);
  const under = first ?? ' ';
  const room = Math.max(0, columns - widthOf(under));
  const least = Math.min(4, Math.floor(room / 3));
  const leftWidth = left.reduce((sum, part) => sum + widthOf(part), 0);
  const after = take(right, Math.max(room - leftWidth, least));
  const before = take(left.toReversed(), room - widthOf(after.join(''))).toReversed();
  return { before: before.join(''), under, after: after.join('') };
}

function split(text: string, isSecret: boolean): readonly string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) =>
    isSecret ? '•' : showText(segment),
  );
}

function take(parts: readonly string[], columns: number): readonly string[] {
  let width = 0;
  const end = parts.findIndex((part) => (width += widthOf(part)) > columns);
  return end === -1 ? parts : parts.slice(0, end);
}

function widthOf(text: string): number {
  return measureWidth(text).width;
}
