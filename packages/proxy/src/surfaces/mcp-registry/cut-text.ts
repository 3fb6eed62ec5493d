/** One line of at most so many characters, cut at the end of a word. */
export function cutText(text: string, { maximum }: { readonly maximum: number }): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const characters = [...line];
  if (characters.length <= maximum) return line;
  const start = characters.slice(0, maximum - 1).join('');
  const isWordEnd = characters[maximum - 1] === ' ';
  const space = start.lastIndexOf(' ');
  // A text without spaces has no end of a word near.
  const words = isWordEnd || space < start.length / 2 ? start : start.slice(0, space);
  return `${words.replace(/[\s,;:.([{–—-]+$/u, '')}…`;
}
