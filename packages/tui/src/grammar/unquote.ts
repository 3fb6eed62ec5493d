import { OpenQuoteError, splitWords } from '@nanda/terminal';

/** What is typed in quotes as a whole, without them; any other text as it is. */
export function unquote(text: string): string {
  const quote = text.charAt(0);
  if ((quote !== '"' && quote !== "'") || !text.endsWith(quote)) return text;
  try {
    const words = splitWords(text);
    return words.length === 1 ? (words[0] ?? text) : text;
  } catch (error) {
    if (!(error instanceof OpenQuoteError)) throw error;
    return text;
  }
}
