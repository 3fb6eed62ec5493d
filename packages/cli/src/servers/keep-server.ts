import { hashServer } from './hash-server.js';
import { changeServersFile } from './change-servers-file.js';
import { isSameServer } from './is-same-server.js';
import type { ServerEntry } from './server-entry.js';
import { suggestServerName } from './suggest-server-name.js';

export interface KeepServerOptions {
  /** The servers file. */
  readonly path: string;
  /** @default one made of what it is */
  readonly name?: string | undefined;
  /** What it was kept as before, which is replaced: the name, and the hash of what it was. */
  readonly before?: { readonly name: string; readonly hash: string } | undefined;
}

export interface KeptServer {
  readonly name: string;
  /** Of what is kept under that name. */
  readonly hash: string;
  /** How it got there: it was there, it took the place of what it was before, or it is new. */
  readonly how: 'found' | 'replaced' | 'added';
}

/** Makes an entry a server of one's own. One that is there already is used, and never another's name taken. */
export function keepServer(
  entry: ServerEntry,
  { path, name = suggestServerName(entry), before }: KeepServerOptions,
): Promise<KeptServer> {
  return changeServersFile<KeptServer>(path, ({ mcpServers: servers }) => {
    const same = Object.keys(servers).filter((key) => isKept(servers[key], entry));
    const found = same.includes(name) ? name : same[0];
    if (found !== undefined)
      return { value: { name: found, hash: hashServer(servers[found]), how: 'found' } };
    const old = before !== undefined && Object.hasOwn(servers, before.name);
    // Another one that has the name by now, or one that was changed by hand, is not ours to replace.
    const isBefore = old && hashServer(servers[before.name]) === before.hash;
    const free = isBefore ? before.name : findFree(name, servers);
    return {
      servers: { ...servers, [free]: entry },
      value: { name: free, hash: hashServer(entry), how: isBefore ? 'replaced' : 'added' },
    };
  });
}

function findFree(name: string, servers: Readonly<Record<string, unknown>>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!Object.hasOwn(servers, candidate)) return candidate;
  }
}

/** Where header fields are given, they are part of it too. */
function isKept(own: ServerEntry | undefined, entry: ServerEntry): boolean {
  if (!isSameServer(own, entry)) return false;
  const { headers } = entry;
  return headers === undefined || JSON.stringify(own?.['headers']) === JSON.stringify(headers);
}
