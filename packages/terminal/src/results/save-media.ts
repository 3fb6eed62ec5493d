import { mediaFileName } from './media-file-name.js';
import type { Media } from './media-of.js';

export interface SaveMediaOptions {
  /** An absolute path of a directory that is there. */
  readonly directory: string;
}

/**
 * Writes media to `kind-N.extension`, never over a file that is there, for its owner's eyes only, and gives the path.
 *
 * @throws NodeJS.ErrnoException with `code` and `path`, such as for a full disk
 */
export async function saveMedia(media: Media, { directory }: SaveMediaOptions): Promise<string> {
  // What never saves anything does not load it.
  const { writeFile } = process.getBuiltinModule('node:fs/promises');
  const { join } = process.getBuiltinModule('node:path');
  for (let number = 1; ; number += 1) {
    const path = join(directory, mediaFileName(media, { number }));
    try {
      await writeFile(path, Buffer.from(media.data, 'base64'), { flag: 'wx', mode: 0o600 });
      return path;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EEXIST') throw error;
    }
  }
}
