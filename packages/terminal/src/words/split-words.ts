import { OpenQuoteError } from './open-quote-error.js';

const wordPattern = /(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/gsu;
const partPattern = /"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)|([^\s"'\\]+)/gsu;

/**
 * Splits text into words as a shell does: at white space, `"…"` and `'…'` kept together, a backslash
 * takes the next character as it is (not inside single quotes).
 *
 * @throws {OpenQuoteError} when a quote is not closed.
 */
export function splitWords(text: string): string[] {
  const unread = text.replaceAll(wordPattern, '').trim();
  if (unread !== '') throw new OpenQuoteError(unread.charAt(0));
  return Array.from(text.matchAll(wordPattern), ([word]) => readWord(word));
}

function readWord(word: string): string {
  return word.replaceAll(
    partPattern,
    (_part, double?: string, single?: string, escaped?: string, plain?: string) =>
      double?.replaceAll(/\\(["\\])/gu, '$1') ?? single ?? escaped ?? plain ?? '',
  );
}
