import { spellSigns } from './spell-signs.js';
import { splitCamelCase } from './split-camel-case.js';
import { splitWords } from './split-words.js';

/** Most texts have no camelCase word at all, and looking is much cheaper than splitting. */
const mayHaveCamelCase = /[\p{Ll}\p{N}]\p{Lu}|\p{Lu}{2}\p{Ll}/u;

const isAscii = /^[ -~\n\t]*$/;

/** The text that goes into an index: its words, followed by the parts of its camelCase words. */
export function indexText(given: string): string {
  const text = spellSigns(given);
  if (isAscii.test(text) && !mayHaveCamelCase.test(text)) return text;
  const words = splitWords(text);
  return [...words, ...words.flatMap(splitCamelCase)].join(' ');
}
