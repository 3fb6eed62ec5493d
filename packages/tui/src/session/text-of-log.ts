import type { LogEvent } from '@nanda/sdk';

/** Characters of a line: thousands of lines are kept, and each is drawn on one row. */
const longest = 4000;

/** What a tool logged, as text: as it is, or as JSON; of much only its beginning. Not sanitised. */
export function textOfLog({ data, logger }: Pick<LogEvent, 'data' | 'logger'>): string {
  const text = typeof data === 'string' ? data : (JSON.stringify(data) ?? '');
  const line = logger === undefined ? text : `${logger}: ${text}`;
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
