import { characterWidth } from './character-width.js';
import type { TextForm } from './text-form.js';

export interface CutRowOptions {
  readonly from: number;
  readonly to: number;
  readonly columns: number;
  readonly form: TextForm;
  /** Breaks between words, where a word is no longer than half of the row. @default false */
  readonly byWords?: boolean;
}

export interface CutRow {
  /** Where the row ends: at `to`, or where the next one begins. */
  readonly end: number;
  /** Columns that it takes, at most. */
  readonly width: number;
}

/** More than so many marks on one character are cut off from it. */
const mostUnits = 8;
const joiner = 0x200d;
const emojiStyle = 0xfe0f;

/**
 * Where the row ends that begins at `from` in a text of which only this much is looked at. It holds one character at
 * least, and the marks that belong to a character stay with it.
 */
export function cutRow(text: string, options: CutRowOptions): CutRow {
  const { from, to, columns, form, byWords = false } = options;
  const limit = Math.min(to, from + Math.max(1, columns));
  // A mark behind the last character belongs to it.
  const isPlain =
    form.plain.test(text.slice(from, limit)) && !(limit < to && text.charCodeAt(limit) >= 0x300);
  const { end, width } = isPlain ? { end: limit, width: limit - from } : measure(text, options);
  if (!byWords || end >= to) return { end, width };
  if (text[end] === ' ') return { end: end + 1, width };
  // In this row alone: the text before it may be long.
  const space = text.slice(from, end).lastIndexOf(' ');
  return space <= (end - from) / 2 ? { end, width } : { end: from + space + 1, width };
}

function measure(text: string, { from, to, columns, form }: CutRowOptions): CutRow {
  const last = Math.min(to, from + Math.max(1, columns) * mostUnits);
  let width = 0;
  let position = from;
  // The character that the marks belong to.
  let base = from;
  let baseWidth = 0;
  let isJoined = false;
  while (position < last) {
    const codePoint = text.codePointAt(position) ?? 0;
    const isMark = position > from && (isJoined || isExtending(codePoint));
    if (!isMark) {
      base = position;
      baseWidth = 0;
    }
    const own = isMark ? 0 : characterWidth(codePoint, form);
    const grown = codePoint === emojiStyle && baseWidth === 1 ? 1 : 0;
    if (width + own + grown > columns && base > from) {
      return { end: base, width: width - (isMark ? baseWidth : 0) };
    }
    width += own + grown;
    baseWidth += own + grown;
    isJoined = codePoint === joiner;
    position += codePoint > 0xffff ? 2 : 1;
  }
  return { end: Math.min(position, to), width };
}

/** What is drawn onto the character before it. */
function isExtending(codePoint: number): boolean {
  if (codePoint < 0x300) return false;
  if (codePoint === joiner || codePoint === emojiStyle) return true;
  if (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff) return true;
  if (codePoint >= 0x3400 && codePoint <= 0x9fff) return false;
  return /^\p{M}$/u.test(String.fromCodePoint(codePoint));
}
