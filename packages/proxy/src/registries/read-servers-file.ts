import { readFile } from 'node:fs/promises';
import type { NandaError } from '../core/nanda-error.js';
import { unavailable } from './unavailable.js';
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
    throw unusable(`cannot be read (${code ?? 'unknown error'})`, { file, cause: error });
  }
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') return new Map();
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    throw unusable('is not valid JSON', { file, cause });
  }
  const servers = isObject(value) ? value['mcpServers'] : undefined;
  if (!isObject(servers)) throw unusable('has no object "mcpServers"', { file });
  return new Map(Object.entries(servers));
}

function unusable(
  what: string,
  { file, cause }: { readonly file: string; readonly cause?: unknown },
): NandaError {
  return unavailable(
    `The registry local is a servers file that ${what}. Correct it (the proxy's log names its path): it looks like {"mcpServers": {"name": {"url": "…"}}}.`,
    { file, reason: what, cause },
  );
}
