import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { executionUnderCursor } from './execution-under-cursor.js';

/** Shows the call under the cursor with its result, as one of the session's. */
export function openExecution(state: SessionState): readonly SessionAction[] {
  const execution = executionUnderCursor(state);
  return execution === undefined ? [] : [{ intent: 'open-execution', executionId: execution.id }];
}
