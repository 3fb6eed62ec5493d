import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Registry } from '../core/catalog/registry.js';
import { parseRows } from './parse-rows.js';
import { resolveFilePath } from './resolve-file-path.js';
import { readRows } from './rows/read-rows.js';
import { sourceKey } from './source-key.js';
import { unavailable } from './unavailable.js';

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
 * `revision` and `read` fail with REGISTRY_UNAVAILABLE when there is no such file or it is not JSON. Every caller may
 * read the message, so it names the registry; the path stands in the `cause`, for the log.
 */
export function createFileRegistry({ path, name }: FileRegistryOptions): Registry {
  const file = resolveFilePath(path);
  const registry = name ?? `file:${basename(file)}`;
  const key = sourceKey('file', { file });
  const source = { file, registry };
  return {
    key,
    name: registry,

    async revision() {
      const { size, mtimeMs } = await look(source);
      return `${size}-${mtimeMs}`;
    },

    async read(signal) {
      const { size, mtime } = await look(source);
      if (size > maxBytes) {
        throw unavailable(`The registry ${registry} is larger than 256 MiB. Split its file.`, {
          file,
          reason: `it has ${size} bytes`,
        });
      }
      const text = await readFile(file, { encoding: 'utf8', signal });
      try {
        return readRows(parseRows(text), { key, registry, fallbackMoment: mtime.toISOString() });
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw unavailable(
          `The registry ${registry} cannot be read: ${error.message}. Correct its file; what it listed before is kept.`,
          { file, reason: error.message, cause: error },
        );
      }
    },
  };
}

async function look({
  file,
  registry,
}: {
  readonly file: string;
  readonly registry: string;
}): Promise<{ size: number; mtime: Date; mtimeMs: number }> {
  try {
    return await stat(file);
  } catch (cause) {
    const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
    throw unavailable(
      code === 'ENOENT'
        ? `The registry ${registry} has no file. Correct its path where the proxy is configured (the proxy's log names it), or leave this registry out.`
        : `The file of the registry ${registry} cannot be read (${code}). Make it readable for the user that runs the proxy; the proxy's log names its path.`,
      { file, reason: code, cause },
    );
  }
}
