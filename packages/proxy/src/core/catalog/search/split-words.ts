/** Runs of a script that writes no spaces between its words. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{2,}/gu;

/**
 * The words of a text as the index sees them: runs of letters and digits, in their given case.
 * Everything else separates, so that kebab-case and snake_case fall apart by themselves; where a
 * script has no spaces, every two neighbouring characters are a word.
 */
export function splitWords(text: string): string[] {
  // Plain ASCII is by far the most frequent, and much cheaper to take apart.
  if (/^[\u0000-\u007F]*$/.test(text)) return text.match(/[A-Za-z0-9]+/g) ?? [];
  const words = text.normalize('NFKC').match(/[\p{L}\p{N}\p{M}]*[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu);
  return words === null ? [] : words.flatMap(splitUnspaced);
}

function splitUnspaced(word: string): string[] {
  const parts: string[] = [];
  let end = 0;
  for (const match of word.matchAll(unspaced)) {
    if (match.index > end) parts.push(word.slice(end, match.index));
    const characters = [...match[0]];
    for (let place = 1; place < characters.length; place += 1) {
      parts.push(`${characters[place - 1]}${characters[place]}`);
    }
    end = match.index + match[0].length;
  }
  if (end === 0) return [word];
  if (end < word.length) parts.push(word.slice(end));
  return parts;
}
