import MiniSearch from 'minisearch';
import type { CorpusRow } from '../corpus-row.js';
import type { SearchEngine } from '../search-engine.js';
import { hitOfRow } from './hit-of-row.js';

const fields = ['name', 'description', 'tags', 'tools', 'publisher'];

/** minisearch as its own guide sets it up: prefixes, typing errors (a fifth of the word), names first. */
export function createMinisearchEngine(rows: readonly CorpusRow[]): SearchEngine {
  const index = new MiniSearch({
    fields,
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { name: 3, tags: 2 } },
  });
  index.addAll(
    rows.map(({ name, description, tags, tools, publisher }, id) => ({
      id,
      name,
      description: description ?? '',
      tags: tags?.join(' ') ?? '',
      tools: tools?.map((tool) => `${tool.name} ${tool.description ?? ''}`).join(' ') ?? '',
      publisher: publisher ?? '',
    })),
  );
  return {
    async search(text, { limit }) {
      return index
        .search(text)
        .slice(0, limit)
        .flatMap((result) => rows[Number(result.id)] ?? [])
        .map(hitOfRow);
    },
    async close() {},
  };
}
