import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeTextFile } from '../state/write-text-file.js';
import type { EditorFile } from './editor-file.js';
import type { EditorName } from './editor-names.js';

/** Backups that are kept in all. */
const most = 30;

/**
 * Keeps what a file was, for its user alone. Not beside it: there a project would take it into its history.
 *
 * @returns where it is; undefined where there was no file
 */
export async function keepBackup(
  { path, text }: EditorFile,
  {
    stateDirectory,
    editor,
    now,
  }: { readonly stateDirectory: string; readonly editor: EditorName; readonly now: Date },
): Promise<string | undefined> {
  if (text === undefined) return undefined;
  const directory = join(stateDirectory, 'backups');
  const time = now.toISOString().replaceAll(/[-:]/g, '').replace('.', '');
  const backup = join(directory, `${time}-${editor}-${basename(path)}`);
  await writeTextFile(backup, text);
  const names = (await readdir(directory)).toSorted();
  for (const name of names.slice(0, -most)) await rm(join(directory, name), { force: true });
  return backup;
}
