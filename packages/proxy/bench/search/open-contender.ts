import { createMinisearchEngine } from '../../relevance/engines/create-minisearch-engine.js';
import { createSubstringEngine } from '../../relevance/engines/create-substring-engine.js';
import type { SearchEngine } from '../../relevance/search-engine.js';
import type { SearchHit } from '../../relevance/search-hit.js';
import type { Contender } from './contender.js';
import type { ContenderName } from './contender-names.js';
import { openProxyInProcess } from './open-proxy-in-process.js';
import { openProxyOverHttp } from './open-proxy-over-http.js';
import { readRows } from './read-rows.js';

/** Loads a file of rows; how long that takes is part of what is measured. */
export async function openContender(
  name: ContenderName,
  { path }: { readonly path: string },
): Promise<Contender> {
  switch (name) {
    case 'nanda':
      return openProxyInProcess(path);
    case 'nanda over HTTP':
      return openProxyOverHttp(path);
    case 'substring of name':
      return wrap(createSubstringEngine(await readRows(path), { within: 'name' }));
    case 'substring of text':
      return wrap(createSubstringEngine(await readRows(path), { within: 'name-and-description' }));
    case 'minisearch':
      return wrap(createMinisearchEngine(await readRows(path)));
  }
}

function wrap(engine: SearchEngine): Contender {
  return {
    ask: (text) => engine.search(text, { limit: 10 }),
    hitsOf: (answer) => answer as readonly SearchHit[],
    close: () => engine.close(),
  };
}
