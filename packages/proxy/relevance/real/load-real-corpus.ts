import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CorpusRow } from '../corpus-row.js';
import type { JudgedCorpus } from '../judged-corpus.js';
import { findServices } from './find-services.js';
import { groupCopies } from './group-copies.js';
import { judgeRows } from './judge-rows.js';
import { realQueries } from './real-queries.js';

/** Lies beside the repository on the machines that have it, and is no part of it. */
const file = new URL('../../../../../shared/data/corpus.jsonl', import.meta.url);

/** The rows of nine catalogues with queries of their own; nothing where they are not there. */
export async function loadRealCorpus(): Promise<JudgedCorpus | undefined> {
  if (!existsSync(file)) return undefined;
  const text = await readFile(fileURLToPath(file), 'utf8');
  const rows = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CorpusRow);
  const services = groupCopies(rows);
  const grouped = rows.map((row, index) => ({ row, service: services[index] ?? row.id }));
  return {
    rows,
    queries: realQueries.map(({ relevant, ...query }) => ({
      ...query,
      grades: judgeRows(grouped, relevant),
    })),
    servicesOf: findServices(grouped),
  };
}
