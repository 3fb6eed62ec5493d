import type { TranscriptLine } from '../session/session-state.js';
import { furthestOffset } from './furthest-offset.js';

const maximumLineLength = 2000;

/** {@link selectVisibleLines}' second argument. */
export interface SelectVisibleLinesOptions {
  /** Rows of the pane. A line takes at least one, so more lines than that are never needed. */
  rows: number;
  /** How many lines the view is scrolled back from the newest. */
  offset: number;
}

/** The lines that the pane may show, newest last, with those shortened that no screen holds. */
export function selectVisibleLines(
  transcript: readonly TranscriptLine[],
  { rows, offset }: SelectVisibleLinesOptions,
): TranscriptLine[] {
  const end = transcript.length - Math.min(offset, furthestOffset(transcript.length, { rows }));
  return transcript.slice(Math.max(0, end - rows), end).map((line) => {
    const excess = line.text.length - maximumLineLength;
    if (excess <= 0) return line;
    return { ...line, text: `${line.text.slice(0, maximumLineLength)}… (${excess} more)` };
  });
}
