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

/** Cuts the prompt so that the cursor is always seen. A grapheme counts as one column. */
export function selectPromptWindow(
  text: string,
  { cursor, columns }: SelectPromptWindowOptions,
): PromptWindow {
  const left = splitGraphemes(text.slice(0, cursor));
  const [under = ' ', ...right] = splitGraphemes(text.slice(cursor));
  const room = Math.max(0, columns - 1);
  // A little of what follows the cursor stays in sight even when the text before it would fill the line.
  const least = Math.min(5, Math.floor(room / 2));
  const shownRight = right.slice(0, Math.max(room - left.length, least));
  const shownLeft = left.slice(Math.max(0, left.length - (room - shownRight.length)));
  return { before: shownLeft.join(''), under, after: shownRight.join('') };
}

function splitGraphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}
