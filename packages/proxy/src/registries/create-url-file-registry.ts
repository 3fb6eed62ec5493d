import { posix } from 'node:path';
import type { Registry } from '../core/catalog/registry.js';
import { readBaseUrl } from './http/read-base-url.js';
import { sourceKey } from './source-key.js';
import { carriesCredentials } from './values/carries-credentials.js';

export interface UrlFileRegistryOptions {
  /** http(s). Credentials in it are sent, and shown to nobody. */
  readonly url: URL;
  /** @default `file:` and the file's own name */
  readonly name?: string;
}

/** A file behind an http(s) URL as a registry: JSON, JSON Lines or YAML, maybe gzipped, of at most 256 MiB. */
export function createUrlFileRegistry({ url, name }: UrlFileRegistryOptions): Registry {
  const registry = name ?? `file:${posix.basename(url.pathname) || url.host}`;
  const key = sourceKey('file', { place: url.href });
  return {
    key,
    name: registry,
    type: 'file',
    url: readBaseUrl(url).url.href,
    // What is shown to its user alone is not for everybody who asks this proxy.
    isPrivate: carriesCredentials(url),
    freshFor: 300_000,
    isLocal: false,

    async *read(options) {
      // What speaks HTTP takes a while to load, and a proxy starts without it.
      const { readUrlFile } = await import('./file/read-url-file.js');
      yield* readUrlFile({ ...options, url, key, registry });
    },
  };
}
