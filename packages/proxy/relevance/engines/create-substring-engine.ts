import type { CorpusRow } from '../corpus-row.js';
import type { SearchEngine } from '../search-engine.js';
import { hitOfRow } from './hit-of-row.js';

export interface SubstringEngineOptions {
  /** `name` is what the official registry looks in. */
  readonly within: 'name' | 'name-and-description';
}

/**
 * What most registries do: all rows whose text contains the query as it stands, in the order of the
 * list. Folds case beforehand, so that a search is one scan and no more.
 */
export function createSubstringEngine(
  rows: readonly CorpusRow[],
  { within }: SubstringEngineOptions,
): SearchEngine {
  const texts = rows.map(({ name, description }) =>
    (within === 'name' ? name : `${name}\n${description ?? ''}`).toLowerCase(),
  );
  return {
    async search(text, { limit }) {
      const wanted = text.toLowerCase();
      // It counts all matches, as every engine here does.
      return texts
        .flatMap((content, index) => (content.includes(wanted) ? [index] : []))
        .slice(0, limit)
        .flatMap((index) => rows[index] ?? [])
        .map(hitOfRow);
    },
    async close() {},
  };
}
