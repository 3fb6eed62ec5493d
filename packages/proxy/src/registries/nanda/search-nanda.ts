import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { createAnswerError } from '../create-answer-error.js';
import type { RowContext } from '../rows/row.js';
import type { NandaClient } from './create-nanda-client.js';
import { createNandaReader } from './create-nanda-reader.js';
import { readNandaPage } from './read-nanda-page.js';

/** It answers a search with these when its index is broken, which it was for months. */
const brokenStatuses = [404, 500, 501, 502, 503, 504];
const maxLength = 256;

/**
 * Asks the registry's full-text search, and where that is out of order, for what has the text in it.
 * Whoever searches waits: nothing is tried twice.
 */
export async function searchNanda(
  text: string,
  {
    client,
    context,
    limit,
    signal,
  }: {
    readonly client: NandaClient;
    readonly context: RowContext;
    readonly limit: number;
    readonly signal: AbortSignal;
  },
): Promise<ServiceRecord[]> {
  const words = text.trim().slice(0, maxLength).trim();
  if (words === '') return [];
  const common = { signal, retries: 0, timeout: 10_000, isQuestion: true };
  const size = Math.min(Math.max(Math.ceil(limit), 1), 100);
  let answer = await client.get('/discovery/search/', {
    ...common,
    // Without `verified` it finds what is NOT verified alone; empty, it finds both.
    query: { q: words, limit: size, verified: '' },
    expected: brokenStatuses,
  });
  if (answer.status >= 400) {
    answer = await client.get('/servers/', { ...common, query: { search: words, limit: size } });
  }
  const page = readNandaPage(answer.body);
  if (page === undefined) {
    throw createAnswerError(context.registry, { wanted: 'list of servers' });
  }
  const { records } = await createNandaReader(context).read(page.rows, 1);
  return records.slice(0, limit);
}
