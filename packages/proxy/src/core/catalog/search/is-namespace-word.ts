const words = new Set(
  'io ai com dev app org net co github gitlab githubusercontent git http https www mcp api sse v1'.split(
    ' ',
  ),
);

/**
 * Whether a word of an address or a namespace says only where something lies: thousands of names
 * share it, and none is about it. `io.github.someone/weather` is not about GitHub.
 */
export function isNamespaceWord(word: string): boolean {
  return words.has(word.toLowerCase());
}
