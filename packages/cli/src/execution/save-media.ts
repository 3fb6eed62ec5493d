import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

export interface Media {
  /** Base64. */
  readonly data: string;
  readonly mimeType: string;
  /** `image`, `audio`, `resource`. */
  readonly kind: string;
}

/** Writes media to `kind-N.extension` in a directory, never over a file that is there, and gives the path. */
export async function saveMedia(
  { data, mimeType, kind }: Media,
  { directory, cwd }: { readonly directory: string; readonly cwd: string },
): Promise<string> {
  const folder = resolve(cwd, directory);
  await mkdir(folder, { recursive: true });
  // The subtype is a stranger's text: only what is harmless in a file name stays of it.
  const subtype = mimeType.split(/[/;+]/)[1]?.replaceAll(/[^a-z0-9]/gi, '') ?? '';
  const extension = subtype === '' ? 'bin' : subtype.slice(0, 12);
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${kind}-${number}.${extension}`);
    try {
      await writeFile(path, Buffer.from(data, 'base64'), { flag: 'wx' });
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
