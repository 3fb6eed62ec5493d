import type { createProxy } from '../../src/index.js';
import type { CorpusRow } from '../corpus-row.js';
import type { SearchEngine } from '../search-engine.js';
import { createMinisearchEngine } from './create-minisearch-engine.js';
import { createNandaEngine } from './create-nanda-engine.js';
import { createSubstringEngine } from './create-substring-engine.js';
import type { EngineName } from './engine-names.js';

export interface CreateEngineOptions {
  readonly rows: readonly CorpusRow[];
  readonly createProxy: typeof createProxy;
}

/** An engine that holds the rows. */
export async function createEngine(
  name: EngineName,
  { rows, createProxy: create }: CreateEngineOptions,
): Promise<SearchEngine> {
  switch (name) {
    case 'nanda':
      return createNandaEngine(rows, { createProxy: create });
    case 'minisearch':
      return createMinisearchEngine(rows);
    case 'substring':
      return createSubstringEngine(rows, { within: 'name' });
    case 'substring-text':
      return createSubstringEngine(rows, { within: 'name-and-description' });
  }
}
