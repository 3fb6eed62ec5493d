import { measureWidth } from '@nanda/terminal';
import type { TranscriptLine } from './transcript-line.js';

const longest = 2000;

/** {@link wrapTranscript}'s second argument. */
export interface WrapTranscriptOptions {
  columns: number;
  rows: number;
  /** How many lines of the transcript, from its end, are out of sight. */
  back: number;
}

/** A row of the screen, of one line of the transcript. */
export type TranscriptRowLine = Pick<TranscriptLine, 'kind' | 'text'> & {
  /** False for what is left of a line that did not fit on one row. */
  readonly isFirst: boolean;
};

/** The rows that are in sight, newest last. Only as many lines as fill them are looked at. */
export function wrapTranscript(
  transcript: readonly TranscriptLine[],
  { columns, rows, back }: WrapTranscriptOptions,
): TranscriptRowLine[] {
  const shown: TranscriptRowLine[] = [];
  const end = Math.max(0, transcript.length - back);
  for (let index = end - 1; index >= 0 && shown.length < rows; index -= 1) {
    const line = transcript[index];
    if (line === undefined) break;
    shown.unshift(...wrapLine(line, columns));
    // A little air before each command but the first.
    const isCommand = line.kind === 'command' || line.kind === 'echo';
    if (isCommand && index > 0) shown.unshift({ kind: 'output', text: '', isFirst: true });
  }
  return shown.slice(-rows);
}

function wrapLine({ kind, text }: TranscriptLine, columns: number): TranscriptRowLine[] {
  const sign = kind === 'command' || kind === 'echo' ? 2 : 0;
  const excess = text.length - longest;
  const whole = excess > 0 ? `${text.slice(0, longest)}… (${excess} more)` : text;
  const parts: string[] = [];
  let rest = whole;
  do {
    const end = cut(rest, Math.max(1, columns - sign));
    const part = rest.slice(0, end);
    rest = rest.slice(end);
    // The blank that it was cut at may be one too many for the row.
    parts.push(rest === '' ? part : part.replace(/ $/, ''));
  } while (rest !== '');
  return parts.map((part, index) => ({ kind, text: part, isFirst: index === 0 }));
}

/** Where a row ends: at its width, or at the last blank before it. */
function cut(text: string, columns: number): number {
  const { length } = measureWidth(text, { limit: columns });
  if (length === text.length) return length;
  const blank = text.lastIndexOf(' ', length);
  // A blank far to the left would leave half of the row empty.
  return blank > length / 2 ? blank + 1 : Math.max(1, length);
}
