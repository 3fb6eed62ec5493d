import type { TextForm } from './text-form.js';

/** First and last of the characters that take two columns, as `measureWidth` has them. */
const wide: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1faff],
  [0x20000, 0x3fffd],
];

/**
 * Columns of one character by itself. A hundred times faster than to look for what readers take for one character, and
 * never less than what that takes.
 */
export function characterWidth(codePoint: number, form: TextForm): number {
  if (isAltered(codePoint)) return alteredWidth(codePoint, form);
  if (codePoint < 0x1100) return 1;
  return wide.some(([first, last]) => codePoint >= first && codePoint <= last) ? 2 : 1;
}

/** There are some thousands of them at most. */
const known = new WeakMap<TextForm, Map<number, number>>();

function alteredWidth(codePoint: number, form: TextForm): number {
  const widths = known.get(form) ?? new Map<number, number>();
  known.set(form, widths);
  const width = widths.get(codePoint) ?? form.draw(String.fromCodePoint(codePoint)).length;
  widths.set(codePoint, width);
  return width;
}

/** Whether it may be shown as something else: controls, quotes, and what turns the writing around. */
function isAltered(codePoint: number): boolean {
  return (
    codePoint < 0x20 ||
    codePoint === 0x22 ||
    codePoint === 0x5c ||
    (codePoint >= 0x7f && codePoint < 0xa0) ||
    codePoint === 0x61c ||
    (codePoint >= 0x2000 && codePoint < 0x2070 && (codePoint < 0x2010 || codePoint > 0x2027)) ||
    (codePoint >= 0xd800 && codePoint < 0xe000) ||
    codePoint === 0xfeff ||
    (codePoint >= 0xe0000 && codePoint < 0xe0080)
  );
}
