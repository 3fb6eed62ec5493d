import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { connectionUnderCursor } from './connection-under-cursor.js';

/** Makes the connection under the cursor the current one, and shows its tools. */
export function openConnection(state: SessionState): readonly SessionAction[] {
  const connection = connectionUnderCursor(state);
  if (connection === undefined) return [];
  const { id } = connection;
  const shown: SessionAction = { type: 'work-opened', work: 'tools' };
  if (state.connections.currentId === id) return [shown];
  return [{ intent: 'run', command: { verb: 'use', target: id } }, shown];
}
