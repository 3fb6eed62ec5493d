import { measureWidth } from './measure-width.js';

const paint = /\u001b\[\d+m/g;

/** Breaks a line between words so that none is wider than `width`, where its words allow it. */
export function wrapWords(
  line: string,
  { width, hanging = 0 }: { readonly width: number; readonly hanging?: number },
): string {
  const lengthOf = (text: string) => measureWidth(text.replace(paint, '')).width;
  if (lengthOf(line) <= width) return line;
  const indent = ' '.repeat(hanging);
  const lines: string[] = [];
  // What the line begins with belongs to its first word.
  let current = /^\s*/.exec(line)?.[0] ?? '';
  let isEmpty = true;
  for (const word of line.trim().split(' ')) {
    if (isEmpty) current += word;
    else if (lengthOf(current) + 1 + lengthOf(word) <= width) current += ` ${word}`;
    else {
      lines.push(current);
      current = indent + word;
    }
    isEmpty = false;
  }
  return [...lines, current].join('\n');
}
