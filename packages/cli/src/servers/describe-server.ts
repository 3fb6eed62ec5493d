import type { ServerEntry } from './server-entry.js';

/** The URL, or the full command that will be run, quoted so that its parts can be told apart. */
export function describeServer(entry: ServerEntry): string {
  if (typeof entry['url'] === 'string') return entry['url'];
  const { command, args } = entry as Extract<ServerEntry, { command: string }>;
  // Somebody may have written the file by hand.
  return [command, ...(Array.isArray(args) ? args : [])]
    .map(String)
    .map((part) => (/^[\w@%+=:,./-]+$/.test(part) ? part : JSON.stringify(part)))
    .join(' ');
}
