import type { CorpusRow } from '../corpus-row.js';
import type { SearchHit } from '../search-hit.js';

/** The result of an engine that knows nothing of copies. */
export function hitOfRow({ id, name, repository }: CorpusRow): SearchHit {
  return { id, name, repository: repository ?? undefined, copies: [] };
}
