import type { Registry } from '../core/catalog/registry.js';
import { resolveFilePath } from './resolve-file-path.js';
import { sourceKey } from './source-key.js';

const registry = 'local';

/**
 * What the local user added, from a file of the form `{"mcpServers": {"name": {"url"} | {"command", …}}}`.
 * A file that does not exist is an empty registry.
 *
 * The records tell of a command only by the transport `stdio`; see `readLocalCommand`.
 */
export function createServersFileRegistry({ path }: { readonly path: string }): Registry {
  const file = resolveFilePath(path);
  const key = sourceKey('servers', { place: file });
  return {
    key,
    name: registry,
    type: 'local',
    isPrivate: true,
    freshFor: 0,
    isLocal: true,

    async *read(options) {
      // A proxy starts without what reads rows.
      const { readServers } = await import('./read-servers.js');
      yield* readServers({ ...options, file, key, registry });
    },
  };
}
