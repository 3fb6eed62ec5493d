import { splitCamelCase } from './split-camel-case.js';
import { splitWords } from './split-words.js';

/** The text that goes into the index: as it is, followed by the parts of its camelCase words. */
export function indexText(text: string): string {
  const parts = splitWords(text).flatMap(splitCamelCase);
  return parts.length === 0 ? text : `${text} ${parts.join(' ')}`;
}
