import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import { focusedList } from './focused-list.js';

/** Takes the filter of the list back that keys mean; the services are searched again then. */
export function clearFilter(state: SessionState): readonly SessionAction[] {
  const list = focusedList(state);
  if (list === undefined) return [];
  const cleared: SessionAction = { type: 'list-filter-cleared', list };
  if (list !== 'services' || state.services.query.text === '') return [cleared];
  return [cleared, { intent: 'look-for', query: { ...state.services.query, text: '' } }];
}
