import { homedir } from 'node:os';
import type { Registry } from '../../core/catalog/registry.js';
import { sourceKey } from '../source-key.js';
import type { Machine } from './client-locations.js';

export interface ClientsRegistryOptions extends Partial<Machine> {
  /** @default 'clients' */
  readonly name?: string;
}

/**
 * What the MCP clients on this machine have configured, for its user alone. The files are read, never
 * changed. They count as a file that the user has configured, and those of projects as what strangers
 * have written. A command among them is listed as one, and never started from here: for that it has to
 * be taken over into the servers file.
 */
export function createClientsRegistry({
  name: registry = 'clients',
  home = homedir(),
  platform = process.platform,
  env = process.env,
}: ClientsRegistryOptions = {}): Registry {
  const key = sourceKey('clients', { place: home });
  let reader: Registry['read'] | undefined;
  return {
    key,
    name: registry,
    type: 'clients',
    isPrivate: true,
    freshFor: 0,
    isLocal: true,

    async *read(options) {
      // A proxy starts without it.
      const { createClientsReader } = await import('./create-clients-reader.js');
      reader ??= createClientsReader({ home, platform, env, key, registry });
      yield* reader(options);
    },
  };
}
