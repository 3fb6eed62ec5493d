import { createHash } from 'node:crypto';
import type { ServerEntry } from './server-entry.js';

/** Another one for every other entry of the user's own, whatever is in it. */
export function hashServer(entry: ServerEntry | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify(entry ?? null))
    .digest('hex');
}
