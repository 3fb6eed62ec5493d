import { readFile } from 'node:fs/promises';
import { NandaError } from '../core/nanda-error.js';
import { isObject } from '../core/is-object.js';

/** The entries of an `mcpServers` file by name. No such file has none. */
export async function readServersFile(
  file: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<ReadonlyMap<string, unknown>> {
  let text: string;
  try {
    text = await readFile(file, { encoding: 'utf8', ...(signal === undefined ? {} : { signal }) });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return new Map();
    if (signal?.aborted === true) throw error;
    throw unavailable(`cannot be read (${code ?? 'unknown error'})`, { file, cause: error });
  }
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') return new Map();
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    throw unavailable('is not valid JSON', { file, cause });
  }
  const servers = isObject(value) ? value['mcpServers'] : undefined;
  if (!isObject(servers)) throw unavailable('has no object "mcpServers"', { file });
  return new Map(Object.entries(servers));
}

function unavailable(
  what: string,
  { file, cause }: { readonly file: string; readonly cause?: unknown },
): NandaError {
  return new NandaError(
    'REGISTRY_UNAVAILABLE',
    `The servers file ${file} ${what}. Correct it: it looks like {"mcpServers": {"name": {"url": "…"}}}.`,
    { cause },
  );
}
