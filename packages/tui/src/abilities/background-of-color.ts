import type { Background } from './background.js';

/**
 * Whether a colour, as a terminal names its background (`rgb:1e1e/1e1e/1e1e`, with one to four digits
 * each, `rgba:…`, `#1e1e1e`), is dark or light; undefined when it is no colour.
 */
export function backgroundOfColor(color: string): Background | undefined {
  const [red, green, blue] = readParts(color).map(
    (digits) => Number.parseInt(digits, 16) / (16 ** digits.length - 1),
  );
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  // How bright it seems, by the weights of television.
  return 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 ? 'light' : 'dark';
}

function readParts(color: string): string[] {
  const named = /^rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})(?:\/[\da-f]{1,4})?$/i;
  const parts = named.exec(color);
  if (parts !== null) return parts.slice(1);
  const digits = /^#((?:[\da-f]{3}){1,4})$/i.exec(color)?.[1] ?? '';
  const size = digits.length / 3;
  return size === 0 ? [] : [0, 1, 2].map((part) => digits.slice(part * size, (part + 1) * size));
}
