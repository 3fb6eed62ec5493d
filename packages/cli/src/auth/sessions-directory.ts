import { join } from 'node:path';
import type { Directories } from '../settings/find-directories.js';

/** Where a profile keeps what it has signed in to. */
export function sessionsDirectory({ servers }: Pick<Directories, 'servers'>): string {
  return join(servers, 'sessions');
}
