import { openConnection } from '../panes/connections/open-connection.js';
import { openExecution } from '../panes/history/open-execution.js';
import { openQuestion } from '../panes/inbox/open-question.js';
import { openService } from '../panes/services/open-service.js';
import { toggleFacet } from '../panes/services/toggle-facet.js';
import { openTool } from '../panes/tools/open-tool.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import { focusedList } from './focused-list.js';

/** What Enter does with the row that the cursor is on. Nothing that changes the world: that has keys of its own. */
export function openRow(state: SessionState): readonly SessionAction[] {
  switch (focusedList(state)) {
    case 'services':
      return openService(state);
    case 'facets':
      return toggleFacet(state);
    case 'connections':
      return openConnection(state);
    case 'tools':
      return openTool(state);
    case 'history':
      return openExecution(state);
    case 'inbox':
      return openQuestion(state);
    default:
      return [];
  }
}
