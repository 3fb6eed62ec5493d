import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { RegistryBatch, RegistryReadOptions } from '../../core/catalog/registry.js';
import { readBatches } from '../rows/read-batches.js';
import { unavailable } from '../unavailable.js';
import { UnreadableContentError } from '../unreadable-content-error.js';
import { formatOf } from './format-of.js';
import { readContent } from './read-content.js';

export interface LocalFileOptions extends RegistryReadOptions {
  /** The absolute path. */
  readonly file: string;
  /** The registry's key and name. */
  readonly key: string;
  readonly registry: string;
}

/** Reads a file on this machine as it comes, where it is not the one of the checkpoint. */
export async function* readLocalFile({
  file,
  key,
  registry,
  checkpoint,
  signal,
}: LocalFileOptions): AsyncGenerator<RegistryBatch> {
  try {
    const { size, mtime, mtimeMs } = await stat(file);
    const revision = `${size}-${mtimeMs}`;
    if (revision === checkpoint) return;
    const chunks = createReadStream(file, { highWaterMark: 128 * 1024, signal });
    yield* readBatches(readContent(chunks, { format: formatOf(file) }), {
      context: { key, registry, fallbackMoment: mtime.toISOString() },
      revision: () => revision,
      signal,
    });
  } catch (error) {
    signal.throwIfAborted();
    throw explain(error, { file, registry });
  }
}

function explain(
  error: unknown,
  { file, registry }: { readonly file: string; readonly registry: string },
): unknown {
  if (error instanceof UnreadableContentError) {
    return unavailable(
      `The registry ${registry} cannot be read: ${error.message}. Correct its file; what it listed before is kept.`,
      { file, reason: error.message, cause: error },
    );
  }
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  return unavailable(
    code === 'ENOENT'
      ? `The registry ${registry} has no file. Correct its path where the proxy is configured (the proxy's log names it), or leave this registry out.`
      : `The file of the registry ${registry} cannot be read (${code}). Make it readable for the user that runs the proxy; the proxy's log names its path.`,
    { file, reason: code, cause: error },
  );
}
