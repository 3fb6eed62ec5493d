import type { Registry } from '../../core/catalog/registry.js';
import { createRegistryHttp, type RegistryHttpOptions } from '../http/create-registry-http.js';
import { readBaseUrl } from '../http/read-base-url.js';
import { normaliseNandaBase } from '../nanda/normalise-nanda-base.js';
import { sourceKey } from '../source-key.js';
import { trustOfUrl } from '../trust-of-url.js';
import { createHops, type Hops } from './create-hops.js';
import { parseIndexCheckpoint } from './parse-index-checkpoint.js';
import { readNandaIndex } from './read-nanda-index.js';
import { searchNandaIndex } from './search-nanda-index.js';

export interface NandaIndexRegistryOptions extends Pick<
  RegistryHttpOptions,
  'headers' | 'fetch' | 'now' | 'wait' | 'random'
> {
  /** With or without `/api/v1`. @default the public one */
  readonly url?: string;
  /** @default `nanda-index`, and for another one than the public one `nanda-index:` and its host */
  readonly name?: string;
  /** Documents of other hosts that are read in one reading. @default 200 */
  readonly maximumHops?: number;
}

const publicBase = 'https://api.nandaindex.org';
const freshFor = 3_600_000;
const defaultHops = 200;
/** A reading is one in an hour; of questions anybody may ask many. */
const hopsOfQuestion = 10;

/**
 * The index at api.nandaindex.org, and others that run its code: a switchboard that names one place for
 * each organisation, where the catalog or the card of its MCP servers lies.
 *
 * Strangers name those places. They are reached through a dialler of their own, which goes to public
 * addresses alone (and to this machine, where the index is on it too), with nothing of the index's
 * headers. `fetch` is for the index alone.
 *
 * @throws TypeError where the URL is no http(s) URL.
 */
export function createNandaIndexRegistry({
  url = publicBase,
  name,
  headers = {},
  maximumHops = defaultHops,
  now = () => performance.timeOrigin + performance.now(),
  fetch,
  ...injected
}: NandaIndexRegistryOptions = {}): Registry {
  const given = readBaseUrl(url);
  const base = normaliseNandaBase(given.url);
  const isPublic = base === publicBase;
  const registry = name ?? (isPublic ? 'nanda-index' : `nanda-index:${given.url.host}`);
  const key = sourceKey('nanda-index', { place: base });
  const trust = trustOfUrl(base);
  const context = { key, registry, trust };
  const http = createRegistryHttp({
    ...injected,
    ...(fetch === undefined ? {} : { fetch }),
    now,
    name: registry,
    baseUrl: base,
    headers: { ...given.headers, ...headers },
    // Whoever configured another one may have it in a network of their own.
    policy: isPublic ? 'public' : 'any',
  });
  const openHops = (maximum: number): Hops =>
    createHops({
      ...injected,
      now,
      policy: trust === 'local-file' ? 'public-and-loopback' : 'public',
      maximum,
    });

  return {
    key,
    name: registry,
    type: 'nanda-index',
    url: base,
    freshFor,
    isLocal: false,

    async *read({ checkpoint, signal }) {
      const hops = openHops(maximumHops);
      const release = http.hold();
      try {
        yield* readNandaIndex({
          http,
          hops,
          context,
          checkpoint: parseIndexCheckpoint(checkpoint),
          freshFor,
          signal,
          now,
        });
      } finally {
        await Promise.all([hops.close(), release()]);
      }
    },

    async search(text, { limit, signal }) {
      const hops = openHops(Math.min(maximumHops, hopsOfQuestion));
      const release = http.hold();
      try {
        const fallbackMoment = new Date(now()).toISOString();
        return await searchNandaIndex(text, { http, hops, context, fallbackMoment, limit, signal });
      } finally {
        await Promise.all([hops.close(), release()]);
      }
    },
  };
}
