import { isObject } from '../core/is-object.js';
import type { RecordCommand } from '../core/catalog/service-record.js';
import { type LocalEntryOptions, readLocalEntry } from './read-local-entry.js';
import { resolveFilePath } from './resolve-file-path.js';
import { resolveReferences } from './resolve-references.js';

/**
 * Reads, at the moment of connecting, the command of a service that the local user added. Commands
 * and their environment live in that file alone: the catalog's store never sees them. Secrets that the
 * environment refers to are looked up now.
 *
 * @returns `undefined` where the file has no such entry or the entry is a URL.
 * @throws NandaError REGISTRY_UNAVAILABLE when the file cannot be read, CONNECTION_FAILED for a secret that is missing.
 */
export async function readLocalCommand(
  options: LocalEntryOptions,
): Promise<RecordCommand | undefined> {
  const found = await readLocalEntry(options);
  if (found === undefined || found.entry['url'] !== undefined) return undefined;
  const { command, args, env, cwd } = found.entry;
  if (typeof command !== 'string' || command.trim() === '') return undefined;
  const variables = isObject(env)
    ? Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]))
    : {};
  return {
    command,
    args: Array.isArray(args) ? args.map(String) : [],
    env: await resolveReferences(variables, {
      server: found.name,
      resolveSecret: options.resolveSecret,
    }),
    ...(typeof cwd === 'string' && cwd !== '' ? { cwd: resolveFilePath(cwd) } : {}),
  };
}
