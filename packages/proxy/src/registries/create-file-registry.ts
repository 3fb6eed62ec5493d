import { basename } from 'node:path';
import type { Registry } from '../core/catalog/registry.js';
import { createUrlFileRegistry } from './create-url-file-registry.js';
import { webAddressOf } from './file/web-address-of.js';
import { resolveFilePath } from './resolve-file-path.js';
import { sourceKey } from './source-key.js';

export interface FileRegistryOptions {
  /**
   * JSON, JSON Lines or YAML, maybe gzipped: a path, of which `~` is the home directory, or an http(s)
   * URL; with or without `file:` before it.
   */
  readonly path: string;
  /** @default `file:` and the file's own name */
  readonly name?: string;
}

/**
 * A file as a registry. Its rows may name endpoints, and never a command.
 *
 * `read` fails with REGISTRY_UNAVAILABLE when there is no such file or it cannot be understood. Every
 * caller may read the message, so it names the registry; the path stands in the `cause`, for the log.
 */
export function createFileRegistry({ path, name }: FileRegistryOptions): Registry {
  const url = webAddressOf(path);
  if (url !== undefined) {
    return createUrlFileRegistry({ url, ...(name === undefined ? {} : { name }) });
  }
  const file = resolveFilePath(path);
  const registry = name ?? `file:${basename(file)}`;
  const key = sourceKey('file', { place: file });
  return {
    key,
    name: registry,
    type: 'file',
    // To look whether it has changed costs next to nothing.
    freshFor: 0,
    isLocal: true,

    async *read(options) {
      // A proxy starts without what reads rows.
      const { readLocalFile } = await import('./file/read-local-file.js');
      yield* readLocalFile({ ...options, file, key, registry });
    },
  };
}
