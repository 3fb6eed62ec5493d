import type { Registry } from '../../core/catalog/registry.js';
import { createPace } from '../http/create-pace.js';
import { createRegistryHttp, type RegistryHttpOptions } from '../http/create-registry-http.js';
import { readBaseUrl } from '../http/read-base-url.js';
import { waitForTime } from '../http/wait-for-time.js';
import { sourceKey } from '../source-key.js';
import { trustOfUrl } from '../trust-of-url.js';
import { createNandaClient } from './create-nanda-client.js';
import { normaliseNandaBase } from './normalise-nanda-base.js';
import { parseNandaCheckpoint } from './parse-nanda-checkpoint.js';
import { readNandaRegistry } from './read-nanda-registry.js';
import { searchNanda } from './search-nanda.js';

export interface NandaRegistryOptions extends Pick<
  RegistryHttpOptions,
  'headers' | 'fetch' | 'now' | 'wait' | 'random'
> {
  /** With or without `/api/v1`. @default the public one */
  readonly url?: string;
  /** @default `nanda`, and for another one than the public one `nanda:` and its host */
  readonly name?: string;
}

const publicBase = 'https://nanda-registry.com';
const freshFor = 3_600_000;
/** Strangers have a hundred an hour: however fast it goes, no minute uses up more than an hour has. */
const requestsPerMinute = 100;

/**
 * The registry at nanda-registry.com, and others that run its code (`/api/v1`).
 *
 * It is read as a whole every time, page by page, and lets strangers ask a hundred times an hour: a
 * reading that is turned away fails with `retryAfterMs` and goes on where it was.
 *
 * @throws TypeError where the URL is no http(s) URL.
 */
export function createNandaRegistry({
  url = publicBase,
  name,
  headers = {},
  now = () => performance.timeOrigin + performance.now(),
  wait = waitForTime,
  ...injected
}: NandaRegistryOptions = {}): Registry {
  const given = readBaseUrl(url);
  const base = normaliseNandaBase(given.url);
  const isPublic = base === publicBase;
  const registry = name ?? (isPublic ? 'nanda' : `nanda:${new URL(base).host}`);
  const key = sourceKey('nanda', { place: base });
  const context = { key, registry, trust: trustOfUrl(base) };
  const shared = {
    name: registry,
    // Who asks counts, and not with what.
    pace: createPace({ requestsPerMinute, now, wait }),
    now,
    wait,
    // Whoever configured another one may have it in a network of their own.
    policy: isPublic ? ('public' as const) : ('any' as const),
    ...injected,
  };
  const sent = Object.entries({ ...given.headers, ...headers });
  const open = sent.filter(([field]) => field.toLowerCase() !== 'authorization');
  const clientWith = (fields: typeof sent) =>
    createRegistryHttp({ ...shared, baseUrl: base, headers: Object.fromEntries(fields) });
  const client = createNandaClient({
    http: clientWith(sent),
    ...(open.length < sent.length ? { anonymous: clientWith(open) } : {}),
  });

  return {
    key,
    name: registry,
    type: 'nanda',
    url: base,
    freshFor,
    isLocal: false,

    async *read({ checkpoint, signal }) {
      const release = client.hold();
      try {
        yield* readNandaRegistry({
          client,
          context,
          checkpoint: parseNandaCheckpoint(checkpoint),
          signal,
          now: () => new Date(now()),
        });
      } finally {
        await release();
      }
    },

    async search(text, { limit, signal }) {
      const release = client.hold();
      try {
        const fallbackMoment = new Date(now()).toISOString();
        return await searchNanda(text, {
          client,
          context: { ...context, fallbackMoment },
          limit,
          signal,
        });
      } finally {
        await release();
      }
    },
  };
}
