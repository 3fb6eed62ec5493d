import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { CorpusRow } from '../../relevance/corpus-row.js';

/** Reads JSON Lines. */
export async function readRows(path: string): Promise<CorpusRow[]> {
  const rows: CorpusRow[] = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    rows.push(JSON.parse(line) as CorpusRow);
  }
  return rows;
}
