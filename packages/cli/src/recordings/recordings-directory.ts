import { join } from 'node:path';
import type { Directories } from '../settings/find-directories.js';

/** Where recordings are kept that have a name alone. */
export function recordingsDirectory({ data }: Pick<Directories, 'data'>): string {
  return join(data, 'recordings');
}
