/** Characters that are shown of a text with few lines. */
const longest = 16_000;

/** The beginning of a text, and what is left of it. */
export interface Excerpt {
  excerpt: string;
  linesLeft: number;
  charactersLeft: number;
}

/** The first lines of a text, which may be very long: it is not split, and no more of it is copied than is shown. */
export function takeExcerpt(text: string, { lines }: { lines: number }): Excerpt {
  const end = endOfLine(text, lines);
  if (end > longest) return cutAt(text, longest, { linesLeft: 0 });
  // A line feed at its very end begins no line.
  if (end >= text.length - 1) return { excerpt: text, linesLeft: 0, charactersLeft: 0 };
  return cutAt(text, end, { linesLeft: countLines(text, end + 1) });
}

function cutAt(text: string, end: number, { linesLeft }: { linesLeft: number }): Excerpt {
  return { excerpt: text.slice(0, end), linesLeft, charactersLeft: text.length - end };
}

/** Where a line ends, from 1; the end of the text where it has no such line. */
function endOfLine(text: string, line: number): number {
  let end = -1;
  for (let count = 0; count < line; count += 1) {
    end = text.indexOf('\n', end + 1);
    if (end < 0) return text.length;
  }
  return end;
}

function countLines(text: string, from: number): number {
  let count = 0;
  for (let at = from; at < text.length; count += 1) {
    const next = text.indexOf('\n', at);
    at = next < 0 ? text.length : next + 1;
  }
  return count;
}
