import { stat } from 'node:fs/promises';
import type { ServiceInput } from '@nanda/protocol';
import { isCredentialHeader } from '@nanda/protocol/facts';
import type { RegistryBatch, RegistryReadOptions } from '../core/catalog/registry.js';
import type { ServiceRecord } from '../core/catalog/service-record.js';
import { isObject } from '../core/is-object.js';
import { localServiceId } from './local-service-id.js';
import { readServersFile } from './read-servers-file.js';
import { readPlainRow } from './rows/read-plain-row.js';
import type { RowContext } from './rows/row.js';
import { cleanText } from './values/clean-text.js';

const verification = { by: 'local-user', reason: 'added by you' } as const;

export interface ServersOptions extends RegistryReadOptions {
  /** The absolute path. */
  readonly file: string;
  /** The registry's key and name. */
  readonly key: string;
  readonly registry: string;
}

/** Reads what the local user added, where it is not what it was at the checkpoint. */
export async function* readServers({
  file,
  key,
  registry,
  checkpoint,
  signal,
}: ServersOptions): AsyncGenerator<RegistryBatch> {
  const found = await lookAt(file);
  const revision = found === undefined ? 'missing' : `${found.size}-${found.mtimeMs}`;
  if (revision === checkpoint) return;
  const fallbackMoment = (found?.mtime ?? new Date(0)).toISOString();
  const records: ServiceRecord[] = [];
  const problems: string[] = [];
  for (const [name, entry] of await readServersFile(file, { signal })) {
    const { record, problem } = readEntry({
      name,
      entry,
      context: { key, registry, fallbackMoment, trust: 'local-user' },
    });
    if (record !== undefined) records.push(record);
    if (problem !== undefined)
      problems.push(`"${cleanText(name, { maxLength: 80 }) ?? ''}": ${problem}`);
  }
  yield { part: 'first', isLast: true, records, problems, checkpoint: revision };
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
  return {
    // Who connects gives them: the store never sees what they are.
    record: { ...withHeaders(record, headers), verification },
    ...(problem === undefined ? {} : { problem }),
  };
}

function withHeaders(record: ServiceRecord, headers: unknown): ServiceRecord {
  const names = isObject(headers) ? Object.keys(headers).filter(isCredentialHeader) : [];
  if (names.length === 0) return record;
  const inputs = names.map((name): ServiceInput => ({ name, isRequired: true, isSecret: true }));
  const isBearer = names.some((name) => name.toLowerCase() === 'authorization');
  return {
    ...record,
    endpoints: record.endpoints.map((endpoint) => ({ ...endpoint, headers: inputs })),
    auth:
      record.auth.kind === 'unknown'
        ? { kind: isBearer ? 'bearer' : 'api_key', details: { headers: names } }
        : record.auth,
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
