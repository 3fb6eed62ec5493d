import { stat } from 'node:fs/promises';
import type { Registry } from '../core/catalog/registry.js';
import type { ServiceRecord } from '../core/catalog/service-record.js';
import { localServiceId } from './local-service-id.js';
import { readServersFile } from './read-servers-file.js';
import { resolveFilePath } from './resolve-file-path.js';
import { readPlainRow } from './rows/read-plain-row.js';
import type { RowContext } from './rows/row.js';
import { sourceKey } from './source-key.js';
import { isObject } from '../core/is-object.js';

const registry = 'local';

/**
 * What the local user added, from a file of the form `{"mcpServers": {"name": {"url"} | {"command", …}}}`.
 * A file that does not exist is an empty registry.
 *
 * The records tell of a command only by the transport `stdio`; see `readLocalCommand`.
 */
export function createServersFileRegistry({ path }: { readonly path: string }): Registry {
  const file = resolveFilePath(path);
  const key = sourceKey('servers', { file });
  return {
    key,
    name: registry,
    isPrivate: true,

    async revision() {
      const found = await lookAt(file);
      return found === undefined ? 'missing' : `${found.size}-${found.mtimeMs}`;
    },

    async read(signal) {
      const fallbackMoment = ((await lookAt(file))?.mtime ?? new Date(0)).toISOString();
      const records: ServiceRecord[] = [];
      const problems: string[] = [];
      for (const [name, entry] of await readServersFile(file, { signal })) {
        const { record, problem } = readEntry({
          name,
          entry,
          context: { key, registry, fallbackMoment },
        });
        if (record !== undefined) records.push(record);
        if (problem !== undefined) problems.push(`"${name.slice(0, 80)}": ${problem}`);
      }
      return { records, problems };
    },
  };
}

function readEntry({
  name,
  entry,
  context,
}: {
  readonly name: string;
  readonly entry: unknown;
  readonly context: RowContext;
}): { record?: ServiceRecord; problem?: string } {
  if (!isObject(entry)) return { problem: 'it is not an object' };
  const { command, args: _args, env: _env, cwd: _cwd, headers, ...facts } = entry;
  const hasUrl = typeof facts['url'] === 'string';
  const hasCommand = typeof command === 'string' && command.trim() !== '';
  if (!hasUrl && !hasCommand) return { problem: 'it has neither a "url" nor a "command"' };
  const id = localServiceId(name);
  const transport = hasUrl ? (facts['transport'] ?? facts['type']) : 'stdio';
  const { record, problem } = readPlainRow(
    { ...facts, id, name, transport, auth: facts['auth'] ?? (hasUrl ? undefined : 'none') },
    context,
  );
  if (record === undefined) return { problem: problem ?? 'it cannot be read' };
  if (hasUrl && record.endpoints.length === 0) {
    return { problem: 'its "url" is not an http(s) or ws(s) address' };
  }
  const notes = [
    ...(problem === undefined ? [] : [problem]),
    ...(headers === undefined
      ? []
      : ['its "headers" are not used yet: give the credentials when connecting']),
  ];
  return {
    record: { ...record, trust: 'local-user' },
    ...(notes.length === 0 ? {} : { problem: notes.join('; ') }),
  };
}

async function lookAt(
  file: string,
): Promise<{ size: number; mtime: Date; mtimeMs: number } | undefined> {
  try {
    return await stat(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
