import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The absolute path that a user means with `file:services.json`, `~/services.json`, `file:///…` or a plain path. */
export function resolveFilePath(path: string): string {
  if (path.startsWith('file://')) return fileURLToPath(path);
  const plain = path.startsWith('file:') ? path.slice('file:'.length) : path;
  if (plain === '~' || plain.startsWith('~/')) return join(homedir(), plain.slice(1));
  return resolve(plain);
}
