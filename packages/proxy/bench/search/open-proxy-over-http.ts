import { Agent, get } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { openLoadedProxy } from '../../relevance/engines/open-loaded-proxy.js';
import { readHits } from '../../relevance/engines/read-hits.js';
import { searchAddress } from '../../relevance/engines/search-address.js';
import { loadBuiltProxy } from '../../relevance/load-built-proxy.js';
import type { Contender } from './contender.js';

/** The proxy on a port, asked over one connection that stays open. Caller and proxy share a process, and so its CPU. */
export async function openProxyOverHttp(path: string): Promise<Contender> {
  const { proxy } = await openLoadedProxy(path, await loadBuiltProxy());
  const { url } = await proxy.listen({ port: 0, host: '127.0.0.1' });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    async ask(text) {
      const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
      get(new URL(searchAddress(text, { limit: 10 }), url), { agent }, resolve).on('error', reject);
      return readText(await promise);
    },
    hitsOf: (answer) => readHits(String(answer)),
    async close() {
      agent.destroy();
      await proxy.close();
    },
  };
}
