/** A word as it has to be typed, so that {@link splitWords} reads it back as it is, also where a bracket would end it. */
export function quoteWord(word: string): string {
  if (/^[^\s"'\\()]+$/u.test(word)) return word;
  return `"${word.replaceAll(/["\\]/gu, String.raw`\$&`)}"`;
}
