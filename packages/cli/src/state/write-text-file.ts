import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeDirectory } from './make-directory.js';

/** Writes text whole or not at all, readable by the user alone (0600 in a 0700 directory). */
export async function writeTextFile(path: string, text: string): Promise<void> {
  await makeDirectory(dirname(path));
  const unique = `${process.pid}.${Math.random().toString(36).slice(2)}`;
  const temporary = `${path}.${unique}.tmp`;
  try {
    await writeFile(temporary, text, { mode: 0o600, flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
