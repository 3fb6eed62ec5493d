/** A word that a shell handed over with its quotes, also where one is still open, without them. */
export function readShellWord(word: string): string {
  let text = '';
  let quote = '';
  for (let index = 0; index < word.length; index += 1) {
    const character = word.charAt(index);
    if (character === '\\' && quote !== "'" && index + 1 < word.length) {
      index += 1;
      text += word.charAt(index);
    } else if (quote !== '' && character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else text += character;
  }
  return text;
}
