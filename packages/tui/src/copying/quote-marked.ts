import { quoteWord } from './quote-word.js';
import { secretMark } from './secret-mark.js';

/** A word for a shell; the marks of `hideSecrets` in it become variables that the shell fills in. */
export function quoteMarked(word: string): string {
  const parts = word.split(secretMark.pattern);
  if (parts.length === 1) return quoteWord(word);
  return parts
    .map((part, index) => {
      if (index % 2 === 1) return `"$${part}"`;
      return part === '' ? '' : quoteWord(part);
    })
    .join('');
}
