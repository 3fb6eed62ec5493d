import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { Media } from './media-of.js';
import { saveMedia } from './save-media.js';

export interface KeepMediaOptions {
  readonly io: Pick<CommandLineIo, 'stdout' | 'env' | 'cwd'>;
  /** @default a new temporary one where standard output is a terminal, else nothing is kept */
  readonly directory?: string | undefined;
}

export interface KeptMedia {
  /** Paths, by the data of what is there. */
  readonly places: ReadonlyMap<string, string>;
  /** Why not all of it was kept. What the tool has said has to be shown all the same. */
  readonly failure?: unknown;
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
    const folder = directory ?? (await mkdtemp(join(io.env['TMPDIR'] || tmpdir(), 'nanda-')));
    for (const item of media) {
      if (places.has(item.data)) continue;
      places.set(item.data, await saveMedia(item, { directory: folder, cwd: io.cwd }));
    }
    return { places };
  } catch (failure) {
    return { places, failure };
  }
}
