import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { openCallForm } from '../form/open-call-form.js';
import { selectedTool } from './selected-tool.js';

/** Opens the form of the tool under the cursor. */
export function openTool(state: SessionState): readonly SessionAction[] {
  const selected = selectedTool(state);
  if (selected === undefined) return [];
  const { connection, tool } = selected;
  const { callForm } = state;
  // What was filled in before stays.
  if (callForm?.connectionId === connection.id && callForm.tool === tool.name) {
    return [{ type: 'work-opened', work: 'form' }, { type: 'panes-entered' }];
  }
  return openCallForm({ connectionId: connection.id, tool });
}
