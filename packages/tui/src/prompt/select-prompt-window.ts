import { measureWidth } from '@nanda/terminal';

/** {@link selectPromptWindow}'s second argument. */
export interface SelectPromptWindowOptions {
  cursor: number;
  /** Columns for the text and the cursor. */
  columns: number;
}

/** The part of a long prompt around the cursor that fits on one line. */
export interface PromptWindow {
  before: string;
  /** What the cursor is on; a space at the end of the text. */
  under: string;
  after: string;
}

/** A little of what follows the cursor stays in sight even when the text before it would fill the line. */
const leastAfter = 5;

/** Cuts the prompt so that the cursor is always seen. */
export function selectPromptWindow(
  text: string,
  { cursor, columns }: SelectPromptWindowOptions,
): PromptWindow {
  // No character is narrower than a column, or has more units than this on average: the rest is not looked at.
  const reach = columns * 16;
  const left = graphemes(text.slice(Math.max(0, cursor - reach), cursor)).toReversed();
  const [under = ' ', ...right] = graphemes(text.slice(cursor, cursor + reach));
  const room = Math.max(0, columns - widthOf(under));
  const least = Math.min(leastAfter, Math.floor(room / 2));
  const wide = widthOf(left.join(''));
  const after = take(right, Math.max(room - wide, least));
  const before = take(left, room - widthOf(after.join('')));
  return { before: before.toReversed().join(''), under, after: after.join('') };
}

/** As many as fit. */
function take(parts: readonly string[], room: number): readonly string[] {
  const taken: string[] = [];
  let used = 0;
  for (const part of parts) {
    used += widthOf(part);
    if (used > room) break;
    taken.push(part);
  }
  return taken;
}

function widthOf(text: string): number {
  return measureWidth(text).width;
}

function graphemes(text: string): string[] {
  // An empty prompt is on the first frame, which would wait for the tables of all scripts.
  if (/^[\u0020-\u007e]*$/.test(text)) return [...text];
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}
