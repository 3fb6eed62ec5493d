import { resolve } from 'node:path';
import { createMediaDirectory, type Media, saveMedia } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';

export interface KeepMediaOptions {
  readonly io: Pick<CommandLineIo, 'stdout' | 'env' | 'cwd'>;
  /** @default a new temporary one where standard output is a terminal, else nothing is kept */
  readonly directory?: string | undefined;
}

export interface KeptMedia {
  /** Paths, by the data of what is there. */
  readonly places: ReadonlyMap<string, string>;
  /** Why not all of it was kept. What the tool has said has to be shown all the same. */
  readonly failure?: CliError;
}

/** Saves media as files. Never rejects. */
export async function keepMedia(
  media: readonly Media[],
  { io, directory }: KeepMediaOptions,
): Promise<KeptMedia> {
  const places = new Map<string, string>();
  if (media.length === 0 || (directory === undefined && io.stdout.isTTY !== true)) {
    return { places };
  }
  try {
    const folder =
      directory === undefined ? await createMediaDirectory(io.env) : resolve(io.cwd, directory);
    for (const item of media) {
      if (places.has(item.data)) continue;
      places.set(item.data, await saveMedia(item, { directory: folder }));
    }
    return { places };
  } catch (cause) {
    const { path, code } = cause as NodeJS.ErrnoException;
    const message = `${path} could not be written (${code}).`;
    return { places, failure: new CliError('OUTPUT_FAILED', message, { cause }) };
  }
}
