import type { Connection } from '@nanda/sdk';
import type { SessionState } from '../../session/session-state.js';
import { selectConnections } from './select-connections.js';

/** The connection of the list that the cursor is on; undefined where there is none. */
export function connectionUnderCursor(state: SessionState): Connection | undefined {
  const rows = selectConnections(state);
  return rows[Math.min(state.lists.connections.cursor, rows.length - 1)]?.connection;
}
