import type { CorpusRow } from './corpus-row.js';
import type { GradedQuery } from './graded-query.js';
import type { SearchHit } from './search-hit.js';

/** Rows with queries, and what of the rows answers each of them. */
export interface JudgedCorpus {
  readonly rows: readonly CorpusRow[];
  readonly queries: readonly GradedQuery[];
  /** The services that a result stands for: the keys of a query's `grades`. */
  readonly servicesOf: (hit: SearchHit) => readonly string[];
}
