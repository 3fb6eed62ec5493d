import type { Registry } from '../../core/catalog/registry.js';
import { createRegistryHttp, type RegistryHttpOptions } from '../http/create-registry-http.js';
import { sourceKey } from '../source-key.js';
import { trustOfUrl } from '../trust-of-url.js';
import { createRowTranslator, type RowTranslator } from './create-row-translator.js';
import { emitChanges } from './emit-changes.js';
import { listEverything } from './list-everything.js';
import { readChanges } from './read-changes.js';
import { readCheckpoint } from './read-checkpoint.js';
import { readRegistryUrl } from './read-registry-url.js';
import { searchServers } from './search-servers.js';

export interface McpRegistryOptions extends Pick<
  RegistryHttpOptions,
  'headers' | 'requestsPerMinute' | 'fetch' | 'now' | 'wait' | 'random'
> {
  /** With or without `/v0.1`. @default the official registry */
  readonly url?: string;
  /** @default `mcp-registry`, and its host where it is not the official one */
  readonly name?: string;
}

const freshFor = 3_600_000;

/**
 * Milliseconds after which everything is listed again, and not only what has changed: what a registry took out without
 * a word, as clones do, would stay for ever.
 */
const longestWithoutListing = 7 * 24 * 3_600_000;

/**
 * The official MCP registry and everything that speaks its `/v0.1`. Lists everything once, and afterwards what has
 * changed.
 *
 * @throws TypeError where the URL is no http(s) URL.
 */
export function createMcpRegistry(options: McpRegistryOptions = {}): Registry {
  const { url, host, isOfficial, headers } = readRegistryUrl(options.url);
  const registry = options.name ?? (isOfficial ? 'mcp-registry' : `mcp-registry:${host}`);
  const key = sourceKey('mcp-registry', { place: url });
  // What is on this machine may speak of this machine.
  const trust = trustOfUrl(url);
  const now = options.now ?? Date.now;
  const http = createRegistryHttp({
    ...options,
    name: registry,
    baseUrl: url,
    headers: { ...headers, ...options.headers },
    policy: isOfficial ? 'public' : 'any',
  });
  const createTranslator = (): RowTranslator =>
    createRowTranslator({
      key,
      registry,
      trust,
      // Others may give away names as they like.
      provesNamespaces: isOfficial,
      fallbackMoment: new Date(now()).toISOString(),
    });

  const isRecent = (listedAt: string): boolean =>
    now() - Date.parse(listedAt) < longestWithoutListing;

  return {
    key,
    name: registry,
    type: 'mcp-registry',
    url,
    freshFor,
    isLocal: false,

    async *read({ checkpoint: text, signal }) {
      const release = http.hold();
      try {
        const translator = createTranslator();
        const common = { registry, translator, signal, now };
        const checkpoint = readCheckpoint(text);
        let isIncremental = checkpoint?.isIncremental ?? true;
        if (checkpoint?.kind === 'complete' && isIncremental && isRecent(checkpoint.listedAt)) {
          const { since, listedAt } = checkpoint;
          const changes = await readChanges(http, { registry, since, signal, now });
          if (changes.kind === 'changes') {
            yield* emitChanges(http, changes, { ...common, since, listedAt });
            return;
          }
          isIncremental = changes.kind === 'too-many';
        }
        const resume = checkpoint?.kind === 'listing' ? checkpoint : undefined;
        yield* listEverything(http, { ...common, resume, isIncremental });
      } finally {
        await release();
      }
    },

    search: (text, { limit, signal }) =>
      searchServers(http, text, { registry, translator: createTranslator(), limit, signal }),
  };
}
