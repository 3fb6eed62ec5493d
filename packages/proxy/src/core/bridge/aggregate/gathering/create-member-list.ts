import type { Connections } from '../../../connections/connections.js';
import type { Principal } from '../../../principal.js';
import type { Aliases } from '../naming/create-aliases.js';
import { byCreation } from '../naming/by-creation.js';
import type { Member } from './member.js';

export interface MemberListOptions {
  readonly connections: Pick<Connections, 'list'>;
  readonly principal: Principal;
  readonly aliases: Aliases;
}

/** The connections of a principal, read again only when something has changed. */
export interface MemberList {
  /** In the order of creation. */
  read(): Promise<readonly Member[]>;
  /** What was read before does not count any more. */
  changed(): void;
}

/** A first attempt is under way: that ends with a connection, or with none. */
const inTheMaking: ReadonlySet<string> = new Set(['initializing', 'authenticating']);

export function createMemberList(options: MemberListOptions): MemberList {
  const { connections, principal, aliases } = options;
  let current: Promise<readonly Member[]> | undefined;
  let changes = 0;

  async function load(): Promise<readonly Member[]> {
    const before = changes;
    const all = await connections.list(principal);
    // What came late must not take an alias from what is newer.
    if (before !== changes) return read();
    const made = all.filter(({ state }) => !inTheMaking.has(state)).toSorted(byCreation);
    const given = aliases.assign(made);
    return made.map((connection) => ({ connection, alias: given.get(connection.id) ?? '' }));
  }

  function read(): Promise<readonly Member[]> {
    if (current !== undefined) return current;
    const begun = load();
    current = begun;
    begun.catch(() => {
      if (current === begun) current = undefined;
    });
    return begun;
  }

  return {
    read,
    changed() {
      current = undefined;
      changes += 1;
    },
  };
}
