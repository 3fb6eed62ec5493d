import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CliError } from '../errors/cli-error.js';
import type { Media } from './media-of.js';

export interface SaveMediaOptions {
  readonly directory: string;
  /** What a relative directory is seen from. */
  readonly cwd: string;
}

/**
 * Writes media to `kind-N.extension` in a directory that is there, never over a file that is there too, and gives the path.
 *
 * @throws CliError `OUTPUT_FAILED`, such as for a full disk
 */
export async function saveMedia(
  { data, mimeType, kind }: Media,
  { directory, cwd }: SaveMediaOptions,
): Promise<string> {
  const folder = resolve(cwd, directory);
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${kind}-${number}.${extensionOf(mimeType)}`);
    try {
      await writeFile(path, Buffer.from(data, 'base64'), { flag: 'wx' });
      return path;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue;
      throw new CliError('OUTPUT_FAILED', `${path} could not be written (${code}).`, {
        cause: error,
      });
    }
  }
}

const extensions: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  svg: 'svg',
  mpeg: 'mp3',
  octet: 'bin',
  octetstream: 'bin',
  plain: 'txt',
};

/** The subtype is a stranger's text: only what is harmless in a file name stays of it. */
function extensionOf(mimeType: string): string {
  const subtype =
    mimeType
      .split(/[/;+]/)[1]
      ?.replaceAll(/[^a-z0-9]/gi, '')
      .toLowerCase() ?? '';
  const known = Object.hasOwn(extensions, subtype) ? extensions[subtype] : undefined;
  return known ?? (subtype === '' ? 'bin' : subtype.slice(0, 12));
}
