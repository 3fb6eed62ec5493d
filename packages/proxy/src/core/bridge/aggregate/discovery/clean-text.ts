import { stripVTControlCharacters } from 'node:util';

/**
 * Text of a stranger in one line: without control and format characters, and no longer than it should be.
 *
 * @param options.limit characters
 */
export function cleanText(text: string, { limit }: { readonly limit: number }): string {
  const line = stripVTControlCharacters(text.slice(0, limit * 4))
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  if (line.length <= limit) return line;
  // A surrogate pair is not cut in two.
  return `${line.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
