import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Registry } from '../core/catalog/registry.js';
import { NandaError } from '../core/nanda-error.js';
import { parseRows } from './parse-rows.js';
import { resolveFilePath } from './resolve-file-path.js';
import { readRows } from './rows/read-rows.js';
import { sourceKey } from './source-key.js';

const maxBytes = 256 * 1024 * 1024;

export interface FileRegistryOptions {
  /** JSON or JSON Lines; with or without `file:` before it, `~` is the home directory. */
  readonly path: string;
  /** @default `file:` and the file's own name */
  readonly name?: string;
}

/**
 * A file on this machine as a registry. Its rows may name any endpoint and never a command.
 *
 * `revision` and `read` fail with REGISTRY_UNAVAILABLE, naming the path, when there is no such file
 * or it is not JSON.
 */
export function createFileRegistry({ path, name }: FileRegistryOptions): Registry {
  const file = resolveFilePath(path);
  const registry = name ?? `file:${basename(file)}`;
  const key = sourceKey('file', { file });
  return {
    key,
    name: registry,

    async revision() {
      const { size, mtimeMs } = await look(file);
      return `${size}-${mtimeMs}`;
    },

    async read(signal) {
      const { size, mtime } = await look(file);
      if (size > maxBytes) {
        throw unavailable(`The registry file ${file} is larger than 256 MiB. Split it.`);
      }
      const text = await readFile(file, { encoding: 'utf8', signal });
      try {
        return readRows(parseRows(text), { key, registry, fallbackMoment: mtime.toISOString() });
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw unavailable(
          `The registry file ${file} cannot be read: ${error.message}. Correct it; what it listed before is kept.`,
          error,
        );
      }
    },
  };
}

async function look(file: string): Promise<{ size: number; mtime: Date; mtimeMs: number }> {
  try {
    return await stat(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw unavailable(
      code === 'ENOENT'
        ? `There is no registry file ${file}. Correct the path, or leave this registry out.`
        : `The registry file ${file} cannot be read (${code ?? 'unknown error'}). Make it readable for this user.`,
      error,
    );
  }
}

function unavailable(message: string, cause?: unknown): NandaError {
  return new NandaError('REGISTRY_UNAVAILABLE', message, { cause });
}
