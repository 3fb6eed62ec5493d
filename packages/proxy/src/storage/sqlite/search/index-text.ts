import { splitCamelCase } from './split-camel-case.js';
import { splitWords } from './split-words.js';

/** Most texts have no camelCase word at all, and looking is much cheaper than splitting. */
const mayHaveCamelCase = /[\p{Ll}\p{N}]\p{Lu}|\p{Lu}{2}\p{Ll}/u;

/** The text that goes into the index: as it is, followed by the parts of its camelCase words. */
export function indexText(text: string): string {
  if (!mayHaveCamelCase.test(text)) return text;
  const parts = splitWords(text).flatMap(splitCamelCase);
  return parts.length === 0 ? text : `${text} ${parts.join(' ')}`;
}
