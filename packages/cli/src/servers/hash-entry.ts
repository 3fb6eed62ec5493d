import { createHash } from 'node:crypto';
import type { ConfiguredServer } from '@nanda/proxy';

/** Another one for every other entry: the command, each argument, the environment, the folder, the address. */
export function hashEntry(entry: NonNullable<ConfiguredServer['entry']>): string {
  const sorted = (members: Readonly<Record<string, string>>) =>
    Object.entries(members).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const facts =
    'url' in entry
      ? ['url', entry.url, entry.transport ?? '', sorted(entry.headers)]
      : ['command', entry.command, entry.args, sorted(entry.env), entry.cwd ?? ''];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
