import { join } from 'node:path';

/** Milliseconds after which a lock is nobody's, whatever its process does: no start takes as long. */
export const maxLockAge = 20_000;

/** What the command holds that starts the background proxy. */
export function lockPath(directory: string): string {
  return join(directory, 'proxy.lock');
}
