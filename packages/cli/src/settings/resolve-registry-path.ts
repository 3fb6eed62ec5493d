import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RegistryPlace } from './registry-place.js';

/** The absolute path that was meant, or the http(s) URL as it is. `~` is the home directory. */
export function resolveRegistryPath(
  path: string,
  { directory, env }: Pick<RegistryPlace, 'directory' | 'env'>,
): string {
  if (/^https?:/i.test(path)) return path;
  if (path.startsWith('file://')) return fileURLToPath(path);
  const home = () => env['HOME'] || homedir();
  if (path === '~' || path.startsWith('~/')) return join(home(), path.slice(1));
  return resolve(directory, path);
}
