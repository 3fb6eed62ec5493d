import { access, constants, mkdir, opendir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { usageError } from '../options/usage-error.js';

export interface OpenMediaDirectoryOptions {
  readonly directory: string;
  /** What a relative directory is seen from. */
  readonly cwd: string;
}

/** Makes the directory that media will be saved in. @throws CliError `USAGE_ERROR` where nothing can be written there */
export async function openMediaDirectory({
  directory,
  cwd,
}: OpenMediaDirectoryOptions): Promise<void> {
  const folder = resolve(cwd, directory);
  try {
    await make(folder);
    // Fails where a file has that name.
    await (await opendir(folder)).close();
    await access(folder, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw usageError(`--save ${directory}: nothing can be written there (${code}).`);
  }
}

/** With its parents. Node's own way to do that never ends below `/proc`. */
async function make(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    const parent = dirname(folder);
    const isThere = await access(parent).then(
      () => true,
      () => false,
    );
    if (code !== 'ENOENT' || isThere || parent === folder) throw error;
    await make(parent);
    await mkdir(folder);
  }
}
