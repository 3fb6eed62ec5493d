import type { Registry } from '../core/catalog/registry.js';
import type { RegistryOptions } from '../proxy-options.js';
import { createLazyRegistry } from './create-lazy-registry.js';
import { readBaseUrl } from './http/read-base-url.js';
import { sourceKey } from './source-key.js';
import { carriesCredentials } from './values/carries-credentials.js';
import { withoutEndSlashes } from '../core/without-end-slashes.js';

type RemoteOptions = Extract<
  RegistryOptions,
  { readonly type: 'nanda' | 'mcp-registry' | 'nanda-index' }
>;

/** What the adapters take. */
interface AdapterOptions {
  readonly url: string;
  readonly name: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** As the adapters have it: none of them is asked more often by itself. */
const freshFor = 3_600_000;

interface Adapter {
  readonly publicUrl: string;
  /** What may stand at the end of its base URL and is no part of it: the API's version. */
  readonly version: RegExp;
  readonly load: (options: AdapterOptions) => Promise<Registry>;
}

const adapters: Readonly<Record<RemoteOptions['type'], Adapter>> = {
  nanda: {
    publicUrl: 'https://nanda-registry.com',
    version: /\/api\/v1$/,
    async load(options) {
      const { createNandaRegistry } = await import('./nanda/create-nanda-registry.js');
      return createNandaRegistry(options);
    },
  },
  'mcp-registry': {
    publicUrl: 'https://registry.modelcontextprotocol.io',
    version: /\/v0(?:\.1)?(?:\/servers)?$/,
    async load(options) {
      const { createMcpRegistry } = await import('./mcp-registry/create-mcp-registry.js');
      return createMcpRegistry(options);
    },
  },
  'nanda-index': {
    publicUrl: 'https://api.nandaindex.org',
    version: /\/api\/v1$/,
    async load(options) {
      const { createNandaIndexRegistry } =
        await import('./nanda-index/create-nanda-index-registry.js');
      return createNandaIndexRegistry(options);
    },
  },
};

/**
 * A registry that is a server. It is called by its type, and one that is not the public one by its
 * host as well.
 *
 * @throws TypeError where the URL is no http(s) URL.
 */
export function createRemoteRegistry({ type, url: given, name, headers }: RemoteOptions): Registry {
  const { publicUrl, version, load } = adapters[type];
  const { url, headers: inUrl } = readBaseUrl(given ?? publicUrl);
  const address = `${url.origin}${withoutEndSlashes(url.pathname).replace(version, '')}`;
  const registry = name ?? (address === publicUrl ? type : `${type}:${url.host}`);
  return createLazyRegistry({
    facts: {
      key: sourceKey(type, { place: address }),
      name: registry,
      type,
      url: address,
      freshFor,
      isLocal: false,
      // What a registry shows to those alone whom it knows is not for everybody who asks this proxy.
      isPrivate:
        Object.keys({ ...headers, ...inUrl }).length > 0 || carriesCredentials(new URL(address)),
    },
    load: () =>
      // Credentials in it are the adapter's to send.
      load({ url: given ?? publicUrl, name: registry, ...(headers !== undefined && { headers }) }),
  });
}
