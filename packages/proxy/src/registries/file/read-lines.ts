import type { PlacedRow } from '../rows/placed-row.js';
import type { RowGroup } from '../rows/row-group.js';
import { parseLine } from './parse-line.js';

const maxLineLength = 8 * 1024 * 1024;

/** The rows of JSON Lines as they come: no more of the file is held than one chunk and one line. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RowGroup> {
  const decoder = new TextDecoder();
  let rest = '';
  let number = 0;
  let isTooLong = false;

  function take(lines: readonly string[]): RowGroup {
    const rows: PlacedRow[] = [];
    for (const line of lines) {
      number += 1;
      const row = isTooLong
        ? { number, problem: 'it is longer than 8 MiB' }
        : parseLine(line, { number });
      isTooLong = false;
      if (row !== undefined) rows.push(row);
    }
    return { unit: 'line', rows };
  }

  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield take(lines);
    if (rest.length > maxLineLength) isTooLong = true;
    if (isTooLong) rest = '';
  }
  rest += decoder.decode();
  if (rest !== '' || isTooLong) yield take([rest]);
}
