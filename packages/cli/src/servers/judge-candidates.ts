import type { ConfiguredServer } from '@nanda/proxy';
import type { ImportCandidate } from './import-candidate.js';
import { isSameServer } from './is-same-server.js';
import type { ServerEntry } from './server-entry.js';
import { tidyServerName } from './tidy-server-name.js';

export interface JudgeCandidatesOptions {
  /** The user's own servers. */
  readonly own: Readonly<Record<string, ServerEntry>>;
  /** What names begin with here. @default '' */
  readonly prefix?: string | undefined;
}

/** Says of each entry whether it can be taken over, and under which name. Reads and starts nothing. */
export function judgeCandidates(
  servers: readonly ConfiguredServer[],
  { own, prefix = '' }: JudgeCandidatesOptions,
): ImportCandidate[] {
  const taken = new Map<string, ConfiguredServer['entry'] | ServerEntry>(Object.entries(own));
  return servers.map((server) => {
    const name = `${prefix}${tidyServerName(server.name) ?? ''}`;
    const { entry } = server;
    if (entry === undefined) {
      return { server, name, state: 'refused', reason: 'comes with that program' };
    }
    if (tidyServerName(name) !== name) {
      return { server, name, state: 'refused', reason: 'its name cannot be typed: use --prefix' };
    }
    const same = [...taken].find(([, other]) => isSameServer(other, entry));
    if (same !== undefined) return { server, name: same[0], state: 'same' };
    if (taken.has(name)) return { server, name, state: 'taken' };
    taken.set(name, entry);
    return { server, name, state: 'new' };
  });
}
