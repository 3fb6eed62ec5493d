import { isObject } from '../core/is-object.js';
import { localServiceId } from './local-service-id.js';
import { readServersFile } from './read-servers-file.js';
import { resolveFilePath } from './resolve-file-path.js';
import type { ResolveSecret } from './resolve-references.js';

export interface LocalEntryOptions {
  /** The servers file. */
  readonly path: string;
  /** The id of the service in the catalog. */
  readonly id: string;
  /** @default values that refer to secrets are taken as they are */
  readonly resolveSecret?: ResolveSecret | undefined;
}

/** The entry of a service in the servers file, as it is there now; undefined where there is none. */
export async function readLocalEntry({
  path,
  id,
}: Pick<LocalEntryOptions, 'path' | 'id'>): Promise<
  { readonly name: string; readonly entry: Readonly<Record<string, unknown>> } | undefined
> {
  for (const [name, entry] of await readServersFile(resolveFilePath(path))) {
    if (localServiceId(name) === id && isObject(entry)) return { name, entry };
  }
  return undefined;
}
