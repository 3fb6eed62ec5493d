import type { Connection, ToolDefinition } from '@nanda/sdk';
import { findCurrentConnection } from '../../session/find-current-connection.js';
import type { SessionState } from '../../session/session-state.js';
import { selectTools } from './select-tools.js';

/** The tool under the cursor, with its connection. */
export function selectedTool(
  state: SessionState,
): { connection: Connection; tool: ToolDefinition } | undefined {
  const connection = findCurrentConnection(state);
  const rows = selectTools(state);
  // Another connection may have fewer tools than the one that the cursor was put in.
  const row = rows[Math.min(state.lists.tools.cursor, rows.length - 1)];
  return connection === undefined || row === undefined ? undefined : { connection, tool: row.tool };
}
