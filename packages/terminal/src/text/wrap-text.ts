import { wrapWords } from './wrap-words.js';

/** Paragraphs, each broken between words to fit `width`, all of them `hanging` columns from the left. */
export function wrapText(
  text: string,
  { width, hanging = 0 }: { readonly width: number; readonly hanging?: number },
): string {
  const indent = ' '.repeat(hanging);
  return text
    .split('\n')
    .map((line) => wrapWords(indent + line.trimEnd(), { width, hanging }).trimEnd())
    .join('\n');
}
