import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { serviceUnderCursor } from './service-under-cursor.js';

/** Shows all about the service under the cursor; where nothing was found, searches for what is suggested first. */
export function openService(state: SessionState): readonly SessionAction[] {
  const service = serviceUnderCursor(state);
  if (service !== undefined) {
    return [
      { intent: 'look-at', service },
      { type: 'work-opened', work: 'detail' },
    ];
  }
  const { suggestions, status, query } = state.services;
  const [text] = suggestions;
  if (text === undefined || status !== 'ready') return [];
  return [{ intent: 'look-for', query: { ...query, text } }];
}
