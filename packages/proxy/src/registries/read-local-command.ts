import type { RecordCommand } from '../core/catalog/service-record.js';
import { localServiceId } from './local-service-id.js';
import { readServersFile } from './read-servers-file.js';
import { resolveFilePath } from './resolve-file-path.js';
import { isObject } from '../core/is-object.js';

export interface LocalCommandOptions {
  /** The servers file. */
  readonly path: string;
  /** The id of the service in the catalog. */
  readonly id: string;
}

/**
 * Reads, at the moment of connecting, the command of a service that the local user added. Commands
 * and their environment live in that file alone: the catalog's store never sees them.
 *
 * @returns `undefined` where the file has no such entry or the entry is a URL.
 * @throws NandaError REGISTRY_UNAVAILABLE when the file cannot be read.
 */
export async function readLocalCommand({
  path,
  id,
}: LocalCommandOptions): Promise<RecordCommand | undefined> {
  for (const [name, entry] of await readServersFile(resolveFilePath(path))) {
    if (localServiceId(name) === id) return readCommand(entry);
  }
  return undefined;
}

function readCommand(entry: unknown): RecordCommand | undefined {
  if (!isObject(entry) || entry['url'] !== undefined) return undefined;
  const { command, args, env, cwd } = entry;
  if (typeof command !== 'string' || command.trim() === '') return undefined;
  return {
    command,
    args: Array.isArray(args) ? args.map(String) : [],
    env: isObject(env)
      ? Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]))
      : {},
    ...(typeof cwd === 'string' && cwd !== '' ? { cwd: resolveFilePath(cwd) } : {}),
  };
}
