import type { CellStyle } from './cell.ts';
import { indexedColor } from './indexed-color.ts';

/** How a terminal looks before anything was said of it. */
export const plainStyle: CellStyle = {
  foreground: undefined,
  background: undefined,
  isBold: false,
  isDim: false,
  isUnderlined: false,
  isInverse: false,
};

const switches: Readonly<Record<number, Partial<CellStyle>>> = {
  0: plainStyle,
  1: { isBold: true },
  2: { isDim: true },
  4: { isUnderlined: true },
  7: { isInverse: true },
  22: { isBold: false, isDim: false },
  24: { isUnderlined: false },
  27: { isInverse: false },
  39: { foreground: undefined },
  49: { background: undefined },
};

/** The style after `ESC [ codes m`. What is not known, such as italics, changes nothing. */
export function applySgr(style: CellStyle, codes: string): CellStyle {
  // `4:3` is a kind of underline, which is drawn as any other; `4:0` is none.
  const parts = codes
    .split(';')
    .map((part) => (part === '4:0' ? 24 : Number.parseInt(part || '0', 10)));
  let changed = style;
  while (parts.length > 0) {
    const code = parts.shift() ?? 0;
    if (code === 38 || code === 48) {
      const color = takeColor(parts);
      changed = { ...changed, [code === 38 ? 'foreground' : 'background']: color };
    } else {
      changed = { ...changed, ...(switches[code] ?? colorOf(code)) };
    }
  }
  return changed;
}

/** What follows 38 and 48: `5;n` of 256 colours, or `2;r;g;b`. */
function takeColor(parts: number[]): string {
  if (parts.shift() === 5) return indexedColor(parts.shift() ?? 0);
  const mixed = parts.splice(0, 3).map((part) => part.toString(16).padStart(2, '0'));
  return `#${mixed.join('')}`;
}

function colorOf(code: number): Partial<CellStyle> {
  const [tens, digit] = [Math.floor(code / 10), code % 10];
  if (digit > 7) return {};
  if (tens === 3 || tens === 9) return { foreground: indexedColor(digit + (tens === 9 ? 8 : 0)) };
  if (tens === 4 || tens === 10) return { background: indexedColor(digit + (tens === 10 ? 8 : 0)) };
  return {};
}
