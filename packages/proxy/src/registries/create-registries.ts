import { basename } from 'node:path';
import type { Registry } from '../core/catalog/registry.js';
import type { RegistryOptions } from '../proxy-options.js';
import { createFileRegistry } from './create-file-registry.js';
import { createServersFileRegistry } from './create-servers-file-registry.js';
import { resolveFilePath } from './resolve-file-path.js';

export interface RegistriesOptions {
  /** In the order in which they count. @default none */
  readonly registries?: readonly RegistryOptions[];
  /** What the local user added; it counts before every other registry. @default none */
  readonly serversFile?: string;
}

/** Makes the configured registries, each with a name of its own. */
export function createRegistries({ registries = [], serversFile }: RegistriesOptions): Registry[] {
  const made: Registry[] = [];
  if (serversFile !== undefined) made.push(createServersFileRegistry({ path: serversFile }));
  const files = new Set(registries.map(({ path }) => resolveFilePath(path)));
  for (const path of files) {
    made.push(createFileRegistry({ path, name: freeName(`file:${basename(path)}`, made) }));
  }
  return made;
}

/** Two files of one name in different directories: the second becomes `file:services.json (2)`. */
function freeName(wanted: string, taken: readonly Registry[]): string {
  const isTaken = (name: string) => taken.some((registry) => registry.name === name);
  let name = wanted;
  for (let number = 2; isTaken(name); number += 1) name = `${wanted} (${number})`;
  return name;
}
