/** {@link furthestOffset}'s second argument. */
export interface FurthestOffsetOptions {
  /** Height of the screen. */
  rows: number;
}

/**
 * How far a transcript of so many lines can be scrolled back: until its first line stands in the middle
 * of the screen, so that it is seen even where lines wrap.
 */
export function furthestOffset(lineCount: number, { rows }: FurthestOffsetOptions): number {
  return Math.max(0, lineCount - Math.floor(rows / 2));
}
