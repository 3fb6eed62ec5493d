import { mkdir, rename, rm, writeFile, chmod } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CliError } from '../errors/cli-error.js';
import type { EditorFile } from './editor-file.js';
import { readEditorFile } from './read-editor-file.js';

/**
 * Writes a client's file whole or not at all, with the permissions that it had; a new one is the user's alone. A link stays one.
 *
 * @throws CliError `FILE_CHANGED` where it is not any more what was read, `FILE_UNWRITABLE`
 */
export async function writeEditorFile(file: EditorFile, text: string): Promise<void> {
  const { path, realPath, mode = 0o600 } = file;
  const now = await readEditorFile(path);
  if (now.text !== file.text) {
    throw new CliError('FILE_CHANGED', `${path} has been changed in the meantime.`, {
      details: { path },
      hint: 'Nothing was written. Try again.',
      retryable: true,
    });
  }
  const temporary = `${realPath}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(realPath), { recursive: true });
    await writeFile(temporary, text, { mode, flag: 'wx' });
    // What the process may not give is taken from it at first.
    await chmod(temporary, mode);
    await rename(temporary, realPath);
  } catch (error) {
    await rm(temporary, { force: true });
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new CliError('FILE_UNWRITABLE', `${path} cannot be written: ${code}.`, {
      details: { path },
      hint: 'Nothing was changed. Print what would be written: --dry-run',
      cause: error,
    });
  }
}
