import type { Keystroke } from '../keymap/split-keys.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import { editLine } from '../prompt/edit-line.js';
import type { ListName } from './list-name.js';

/** {@link editFilter}'s second argument. */
export interface EditFilterOptions {
  list: ListName;
  state: SessionState;
}

/**
 * What a key does to the filter of a list: it is typed at its end, or in place of an old one. The filter of the services is
 * what they are searched by.
 */
export function editFilter(
  { input, key }: Keystroke,
  { list, state }: EditFilterOptions,
): readonly SessionAction[] {
  const { filter, isOldFilter } = state.lists[list];
  const typed = isOldFilter ? editLine('', { input, key }) : '';
  const next = typed === '' ? editLine(filter, { input, key }) : typed;
  if (next === filter) return [];
  const filtered: SessionAction = { type: 'list-filtered', list, filter: next };
  if (list !== 'services') return [filtered];
  return [filtered, { intent: 'look-for', query: { ...state.services.query, text: next } }];
}
