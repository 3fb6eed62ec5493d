import type { TypedLine } from './typed-line.js';

/** A command line as bash has it, and how a candidate has to be written to stand in it. */
export interface BashLine extends TypedLine {
  /** The quote that is open at the cursor. */
  readonly quote: '"' | "'" | '';
  /** How much of the word at the cursor bash does not replace: it breaks words at `=` and `:` too. */
  readonly kept: string;
}

/** What begins the name of a host or a variable belongs to what is completed, although words break there. */
const isReplaced = (character: string) => character === '@' || character === '$';

/**
 * Reads a line up to the cursor as bash does: quotes and backslashes, and the place from which on readline replaces.
 *
 * @param breaks `COMP_WORDBREAKS`
 */
export function readBashLine(line: string, breaks: string): BashLine {
  const words: string[] = [];
  let word = '';
  let isWord = false;
  let quote: BashLine['quote'] = '';
  let kept = '';
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (quote === "'") {
      if (character === "'") close();
      else word += character;
    } else if (character === '\\' && index + 1 < line.length) {
      index += 1;
      const next = line.charAt(index);
      const isKept = quote === '"' && !/["$`\\]/.test(next);
      word += isKept ? `\\${next}` : next;
      isWord = true;
    } else if (quote === '"') {
      if (character === '"') close();
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      isWord = true;
      kept = word;
    } else if (/\s/.test(character)) {
      if (isWord) words.push(word);
      word = '';
      kept = '';
      isWord = false;
    } else {
      if (breaks.includes(character)) kept = isReplaced(character) ? word : word + character;
      word += character;
      isWord = true;
    }
  }
  return { words: words.slice(1), current: word, quote, kept };

  function close(): void {
    quote = '';
    kept = word;
  }
}
