import { openLoadedProxy } from '../../relevance/engines/open-loaded-proxy.js';
import { readHits } from '../../relevance/engines/read-hits.js';
import { searchAddress } from '../../relevance/engines/search-address.js';
import { loadBuiltProxy } from '../../relevance/load-built-proxy.js';
import type { Contender } from './contender.js';

/** The proxy as an embedder calls it: web objects in and out, the whole route, no socket. */
export async function openProxyInProcess(path: string): Promise<Contender> {
  const { proxy, get } = await openLoadedProxy(path, await loadBuiltProxy());
  return {
    async ask(text) {
      const response = await get(searchAddress(text, { limit: 10 }));
      return response.text();
    },
    hitsOf: (answer) => readHits(String(answer)),
    close: () => proxy.close(),
  };
}
