import { foldWord } from './fold-word.js';
import { splitCamelCase } from './split-camel-case.js';
import { splitWords } from './split-words.js';

/** Words that most names of servers have, and that therefore tell none apart. */
const genericWords = new Set(
  'mcp server servers service the a an for of and by official mcpserver model context protocol'.split(
    ' ',
  ),
);

/**
 * The words that tell a name apart: `io.github.someone/slack-mcp-server` is `slack`. All of them
 * where a name has only generic ones.
 */
export function coreWords(name: string): string[] {
  const own = name.slice(name.lastIndexOf('/') + 1);
  const words = splitWords(own === '' ? name : own).flatMap((word) => {
    const parts = splitCamelCase(word);
    return (parts.length === 0 ? [word] : parts).map(foldWord);
  });
  const telling = words.filter((word) => !genericWords.has(word));
  return telling.length > 0 ? telling : words;
}
