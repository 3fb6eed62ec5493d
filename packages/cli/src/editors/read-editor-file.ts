import { readFile, readlink, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CliError } from '../errors/cli-error.js';
import type { EditorFile } from './editor-file.js';

/** Files of clients are small; what is larger is something else. */
const largest = 16 * 1024 * 1024;

/** @throws CliError `FILE_UNREADABLE` */
export async function readEditorFile(path: string): Promise<EditorFile> {
  try {
    const realPath = await realpath(path);
    const { mode, size } = await stat(realPath);
    if (size > largest) throw unreadable(path, 'it is too large to be one');
    const bytes = await readFile(realPath);
    const text = bytes.toString('utf8');
    // Written back it would be another file.
    if (!Buffer.from(text, 'utf8').equals(bytes)) throw unreadable(path, 'it is not UTF-8');
    return { path, realPath, text, mode: mode & 0o777 };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof CliError) throw error;
    if (code !== 'ENOENT') throw unreadable(path, code ?? 'unknown error', error);
    return { path, realPath: await targetOf(path), text: undefined, mode: undefined };
  }
}

/** Where a link leads to that leads to nothing yet: it stays one. */
async function targetOf(path: string): Promise<string> {
  const target = await readlink(path).catch(() => undefined);
  return target === undefined ? path : resolve(dirname(path), target);
}

function unreadable(path: string, reason: string, cause?: unknown): CliError {
  return new CliError('FILE_UNREADABLE', `${path} cannot be read: ${reason}.`, {
    details: { path },
    hint: 'Nothing was changed.',
    cause,
  });
}
