/** Bytes of one word that every system takes; Linux takes 128 KiB. */
const longestWord = 100_000;

/** What a command reads from a here-document, because it is too long for a word; null where it is not. */
export function longInput(json: string): string | null {
  // One line, and it begins with a bracket: the last line cannot be in it.
  return Buffer.byteLength(json) > longestWord ? `<<'END'\n${json}\nEND` : null;
}
