import type { SessionState } from '../session/session-state.js';
import { focusedList } from '../lists/focused-list.js';
import { isPage } from '../panes/inbox/is-page.js';
import { selectQuestion } from '../panes/inbox/select-question.js';
import { selectedRun } from '../panes/runs/selected-run.js';
import { viewOf } from '../panes/runs/view-of.js';
import type { KeyContext } from './key-context.js';

const lists: ReadonlySet<KeyContext> = new Set([
  'services',
  'facets',
  'connections',
  'tools',
  'history',
  'inbox',
  'logs',
]);

/** Where the next key is pressed, the innermost first. */
export function contextsOf(state: SessionState): readonly KeyContext[] {
  const { view } = state;
  if (view.overlay !== null) {
    const { kind } = view.overlay;
    if ('isReady' in view.overlay && !view.overlay.isReady) return ['anywhere'];
    if (kind === 'question') return [questionContext(state), 'anywhere'];
    if (kind === 'help' && state.lists.help.isFiltering) return ['help-filter', 'anywhere'];
    return [kind, 'anywhere'];
  }
  if (view.mode === 'prompt') {
    if (state.input.search !== null) return ['history-search', 'anywhere'];
    return state.input.completion === null
      ? ['prompt', 'editing', 'anywhere']
      : ['completion', 'prompt', 'editing', 'anywhere'];
  }
  const list = focusedList(state);
  if (list !== undefined && state.lists[list].isFiltering) return ['filter', 'anywhere'];
  const pane = paneOf(state);
  if (pane === 'run' && isSearching(state)) return ['search', 'anywhere'];
  // Keys that are text in a form are no commands there.
  if (pane === 'form') return [pane, 'anywhere'];
  if (pane === 'question') {
    const context = questionContext(state);
    // Where nothing is typed, letters lead on.
    const isTyped = context === 'question' && selectQuestion(state) !== undefined;
    return !isTyped ? [context, 'panes', 'anywhere'] : [context, 'anywhere'];
  }
  return lists.has(pane) ? [pane, 'lists', 'panes', 'anywhere'] : [pane, 'panes', 'anywhere'];
}

function isSearching(state: SessionState): boolean {
  const run = selectedRun(state);
  return run !== undefined && viewOf(run, state.runs).search?.status === 'typing';
}

/** A question without a form has commands for letters. */
function questionContext(state: SessionState): 'question' | 'page' {
  const question = selectQuestion(state);
  return question !== undefined && isPage(question) ? 'page' : 'question';
}

function paneOf({ view }: SessionState): KeyContext {
  switch (view.column) {
    case 'places':
      return view.place;
    case 'work':
      return view.work;
    case 'output':
      return view.output;
  }
}
