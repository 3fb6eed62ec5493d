import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Candidate } from './candidate.js';

/** Files of a large folder that are looked at. */
const most = 5000;

/** Files and folders that a path may become; hidden ones only where the dot is typed. */
export async function listFiles(
  typed: string,
  { cwd, onlyFolders = false }: { readonly cwd: string; readonly onlyFolders?: boolean },
): Promise<readonly Candidate[]> {
  const end = typed.lastIndexOf('/') + 1;
  const folder = typed.slice(0, end);
  const begun = typed.slice(end);
  const path = folder.startsWith('~/') ? homedir() + folder.slice(1) : folder;
  const entries = await readdir(resolve(cwd, path), { withFileTypes: true }).catch(() => []);
  return entries
    .slice(0, most)
    .filter(({ name }) => name.startsWith(begun) && (begun !== '' || !name.startsWith('.')))
    .filter((entry) => !onlyFolders || entry.isDirectory())
    .map((entry) =>
      entry.isDirectory()
        ? { value: `${folder}${entry.name}/`, isPartial: true }
        : { value: folder + entry.name },
    );
}
