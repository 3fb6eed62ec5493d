import type { Keystroke } from '../../keymap/split-keys.js';
import { editLine } from '../../prompt/edit-line.js';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { changeResultView } from './change-result-view.js';
import { selectedRun } from './selected-run.js';
import { viewOf } from './view-of.js';

/** What a key does to what is searched for in a result. */
export function typeIntoSearch(stroke: Keystroke, state: SessionState): readonly SessionAction[] {
  const run = selectedRun(state);
  const query = run === undefined ? '' : (viewOf(run, state.runs).search?.query ?? '');
  return changeResultView({ type: 'search-typed', query: editLine(query, stroke) }, state);
}
