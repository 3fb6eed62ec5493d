import { sanitizeLine } from '@nanda/terminal';
import type { Connection } from '@nanda/sdk';
import { filterRows } from '../../lists/filter-rows.js';
import type { SessionState } from '../../session/session-state.js';

/** A connection, and its number in the list of all, as `use` counts. */
export interface ConnectionRow {
  readonly connection: Connection;
  /** From 1. */
  readonly number: number;
}

const known = new WeakMap<
  readonly Connection[],
  { filter: string; rows: readonly ConnectionRow[] }
>();

/** The connections that the filter of their list leaves, the best match first. */
export function selectConnections({
  connections: { connections },
  lists,
}: SessionState): readonly ConnectionRow[] {
  const { filter } = lists.connections;
  const before = known.get(connections);
  if (before?.filter === filter) return before.rows;
  const all = connections.map((connection, index) => ({ connection, number: index + 1 }));
  const rows = filterRows(all, { filter, textOf });
  known.set(connections, { filter, rows });
  return rows;
}

function textOf({ connection: { id, name = '', state, metadata } }: ConnectionRow): string {
  return sanitizeLine(`${name} ${metadata.serviceName.slice(0, 200)} ${state} ${id}`);
}
