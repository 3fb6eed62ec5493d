import type { JudgedCorpus } from './judged-corpus.js';
import { ownQueries } from './own-queries.js';
import { generateRows } from './own/generate-rows.js';

/** Any number would do: the same one makes the same rows. */
const seed = 1;

/** The services that we wrote among generated ones, with the queries that go with them. */
export function loadOwnCorpus({ count = 10_000 }: { readonly count?: number } = {}): JudgedCorpus {
  return { rows: generateRows({ count, seed }), ...ownQueries() };
}
