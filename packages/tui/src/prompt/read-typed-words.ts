/** A word of a line that is still being typed. */
export interface TypedWord {
  /** Without its quotes. */
  text: string;
  /** Where it begins, quotes included. */
  start: number;
}

/** The words before the cursor, and the one that ends there: empty behind white space. */
export interface TypedWords {
  words: readonly TypedWord[];
  typed: TypedWord;
}

/** Takes text apart as `splitWords` does; a quote at its end may be open. */
export function readTypedWords(text: string): TypedWords {
  const words: TypedWord[] = [];
  let current: TypedWord | undefined;
  let quote = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const next = text.charAt(index + 1);
    if (quote === '' && /\s/u.test(character)) {
      if (current !== undefined) words.push(current);
      current = undefined;
      continue;
    }
    current ??= { text: '', start: index };
    if (character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character === '\\' && takesNext(quote, next)) {
      current.text += next;
      index += 1;
    } else current.text += character;
  }
  return { words, typed: current ?? { text: '', start: text.length } };
}

function takesNext(quote: string, next: string): boolean {
  if (next === '' || quote === "'") return false;
  return quote === '' || next === '"' || next === '\\';
}
