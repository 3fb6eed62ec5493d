import { stripVTControlCharacters } from 'node:util';

/**
 * Makes somebody else's text harmless to show and bounded: no escape sequences, no control or
 * bidirectional-override characters (line breaks stay), no surrounding space.
 *
 * @returns `undefined` where it is no text or nothing is left of it.
 */
export function cleanText(
  value: unknown,
  { maxLength, isOneLine = true }: { readonly maxLength: number; readonly isOneLine?: boolean },
): string | undefined {
  if (typeof value !== 'string') return undefined;
  const harmless = stripVTControlCharacters(value)
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF]/gu, (character: string) =>
      character === '\n' || character === '\t' ? character : '',
    );
  const text = (isOneLine ? harmless.replace(/\s+/g, ' ') : harmless).trim();
  const bounded =
    text.length > maxLength
      ? text
          .slice(0, maxLength)
          .replace(/[\uD800-\uDBFF]$/, '')
          .trim()
      : text;
  return bounded === '' ? undefined : bounded;
}
