import { measureWidth, wrapWords } from '@nanda/terminal';

/** A wide character has to have room. */
const leastWidth = 2;

/**
 * Text in lines none of which is wider, between words where that can be; longer words are broken. Nothing is left out.
 * Below two columns it is as with two.
 */
export function breakLines(text: string, { width }: { width: number }): readonly string[] {
  const room = Math.max(leastWidth, width);
  return text
    .replaceAll('\t', '  ')
    .split('\n')
    .flatMap((line) => wrapWords(line.trimEnd(), { width: room }).split('\n'))
    .flatMap((line) => breakWord(line, room));
}

function breakWord(line: string, width: number): readonly string[] {
  const parts: string[] = [];
  let rest = line;
  for (;;) {
    const { length } = measureWidth(rest, { limit: width });
    if (length >= rest.length) return [...parts, rest];
    parts.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
}
