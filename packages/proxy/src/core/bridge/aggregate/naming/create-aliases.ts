import type { Connection } from '@nanda/protocol';
import { chooseAlias, numberAlias } from './choose-alias.js';

/** The aliases of the connections of one principal. */
export interface Aliases {
  /**
   * The alias of each connection, by its id. One that was given stays with its connection as long as that is there; a
   * new connection gets one that no other has.
   *
   * @param connections all there are, in the order of their creation
   */
  assign(connections: readonly Connection[]): ReadonlyMap<string, string>;
}

export function createAliases(): Aliases {
  let given: ReadonlyMap<string, string> = new Map();
  return {
    assign(connections) {
      const kept = new Map<string, string>();
      for (const { id } of connections) {
        const alias = given.get(id);
        if (alias !== undefined) kept.set(id, alias);
      }
      const taken = new Set(kept.values());
      for (const connection of connections) {
        if (kept.has(connection.id)) continue;
        const alias = findFree(chooseAlias(connection), taken);
        taken.add(alias);
        kept.set(connection.id, alias);
      }
      given = kept;
      return kept;
    },
  };
}

function findFree(wanted: string, taken: ReadonlySet<string>): string {
  let alias = wanted;
  for (let position = 2; taken.has(alias); position += 1) alias = numberAlias(wanted, position);
  return alias;
}
