import { type FileHandle, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeDirectory } from '../state/make-directory.js';
import { proxyLogPath } from './proxy-log-path.js';

/** Bytes from which on a log is put aside at the next start. */
const maxSize = 1024 * 1024;

/** Opens the log to append to (0600), after putting a large one aside as `proxy.log.1`. */
export async function openProxyLog(directory: string): Promise<FileHandle> {
  const path = proxyLogPath(directory);
  await makeDirectory(dirname(path));
  const facts = await stat(path).catch(() => undefined);
  if (facts !== undefined && facts.size > maxSize) await rename(path, `${path}.1`);
  return open(path, 'a', 0o600);
}
