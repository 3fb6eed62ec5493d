import type { SessionState } from '../session/session-state.js';
import type { ListName } from './list-name.js';
import { selectFacets } from '../panes/services/select-facets.js';
import { selectConnections } from '../panes/connections/select-connections.js';
import { selectTools } from '../panes/tools/select-tools.js';
import { selectHistory } from '../panes/history/select-history.js';
import { selectQuestions } from '../panes/inbox/select-questions.js';
import { selectLogs } from '../panes/logs/select-logs.js';

/** A list of a pane. What lies over the panes is made from the table of keys, which in turn needs the lists: it counts by itself. */
export type PaneListName = Exclude<ListName, 'help' | 'palette'>;

/** What a list has in it now, filtered as it is shown. */
export function itemsOf(list: PaneListName, state: SessionState): readonly unknown[] {
  switch (list) {
    case 'services':
      return state.services.services;
    case 'facets':
      return selectFacets(state);
    case 'connections':
      return selectConnections(state);
    case 'tools':
      return selectTools(state);
    case 'history':
      return selectHistory(state);
    case 'inbox':
      return selectQuestions(state);
    case 'logs':
      return selectLogs(state);
    case 'transcript':
      return state.transcript;
  }
}
