import type { Registry } from '../core/catalog/registry.js';
import type { RegistryOptions } from '../proxy-options.js';
import { createClientsRegistry } from './clients/create-clients-registry.js';
import { createFileRegistry } from './create-file-registry.js';
import { createRemoteRegistry } from './create-remote-registry.js';
import { createServersFileRegistry } from './create-servers-file-registry.js';
import { createSamplesRegistry } from './samples/create-samples-registry.js';

export interface RegistriesOptions {
  /** In the order in which they count. @default none */
  readonly registries?: readonly RegistryOptions[];
  /** What the local user added; it counts before every other registry. @default none */
  readonly serversFile?: string;
}

/** Makes the configured registries, each once and with a name of its own. */
export function createRegistries({ registries = [], serversFile }: RegistriesOptions): Registry[] {
  const made: Registry[] = [];
  if (serversFile !== undefined) made.push(createServersFileRegistry({ path: serversFile }));
  for (const options of registries) {
    const registry = createRegistry(options);
    if (made.some(({ key }) => key === registry.key)) continue;
    const name = freeName(registry.name, made);
    made.push(name === registry.name ? registry : createRegistry({ ...options, name }));
  }
  return made;
}

function createRegistry(options: RegistryOptions & { readonly name?: string }): Registry {
  switch (options.type) {
    case 'file':
      return createFileRegistry(options);
    case 'clients':
      return createClientsRegistry(options);
    case 'samples':
      return createSamplesRegistry(options);
    default:
      return createRemoteRegistry(options);
  }
}

/** Two files of one name in different directories: the second becomes `file:services.json (2)`. */
function freeName(wanted: string, taken: readonly Registry[]): string {
  const isTaken = (name: string) => taken.some((registry) => registry.name === name);
  let name = wanted;
  for (let number = 2; isTaken(name); number += 1) name = `${wanted} (${number})`;
  return name;
}
