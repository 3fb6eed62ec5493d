import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CorpusRow } from '../corpus-row.js';

/** Writes JSON Lines, row by row: a hundred thousand of them as one text would count as the engine's memory. */
export async function writeRows(
  path: string,
  { rows }: { readonly rows: Iterable<CorpusRow> },
): Promise<void> {
  const lines = (function* () {
    for (const row of rows) yield `${JSON.stringify(row)}\n`;
  })();
  await pipeline(Readable.from(lines), createWriteStream(path));
}
