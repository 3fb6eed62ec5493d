import { textPattern } from './text-pattern.js';

/** What is left of a generated file when comments and string literals are taken out: all that the compiler obeys. */
export function stripTexts(source: string): string {
  return source.replaceAll(textPattern, (text) => (text.startsWith("'") ? "''" : ''));
}
