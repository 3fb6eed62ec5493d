import type { ListTarget } from '../../lists/list-target.js';
import type { Binding } from '../../keymap/binding.js';
import type { SessionState } from '../../session/session-state.js';
import { changeResultView } from './change-result-view.js';
import { selectedRun } from './selected-run.js';
import { viewOf } from './view-of.js';
import { whyNoResult } from './why-no-result.js';

/** Keys by which one moves in a result and searches it. */
export const resultKeys: readonly Binding[] = [
  move('next', ['j', 'down'], 'A line down'),
  move('previous', ['k', 'up'], 'A line up'),
  move('half-page-down', ['ctrl-d'], 'Half a page down'),
  move('half-page-up', ['ctrl-u'], 'Half a page up'),
  move('page-down', ['pagedown', 'ctrl-f', 'space'], 'A page down'),
  move('page-up', ['pageup', 'ctrl-b'], 'A page up'),
  move('first', ['g g', 'home'], 'To the beginning'),
  move('last', ['G', 'end'], 'To the end'),
  {
    id: 'run.open-node',
    context: 'run',
    keys: ['enter'],
    title: 'Open or close the branch of the tree',
    whyNot: (state) => (isTree(state) ? undefined : 'Only in the view Tree: v'),
    act: (state) => changeResultView({ type: 'node-toggled' }, state),
  },
  {
    id: 'run.close-tree',
    context: 'run',
    keys: ['z'],
    title: 'Close all branches of the tree',
    whyNot: (state) => (isTree(state) ? undefined : 'Only in the view Tree: v'),
    act: (state) => changeResultView({ type: 'tree-closed' }, state),
  },
  {
    id: 'run.search',
    context: 'run',
    keys: ['/'],
    title: 'Search in the result',
    short: 'search',
    whyNot: whyNoResult,
    act: (state) => changeResultView({ type: 'search-opened' }, state),
  },
  {
    id: 'run.next-match',
    context: 'run',
    keys: ['n'],
    title: 'Next match',
    whyNot: needsSearch,
    act: (state) => changeResultView({ type: 'search-started', isBackward: false }, state),
  },
  {
    id: 'run.previous-match',
    context: 'run',
    keys: ['N'],
    title: 'Match before',
    whyNot: needsSearch,
    act: (state) => changeResultView({ type: 'search-started', isBackward: true }, state),
  },
  {
    id: 'search.start',
    context: 'search',
    keys: ['enter'],
    title: 'Go to the first match',
    short: 'search',
    act: (state) => changeResultView({ type: 'search-started', isBackward: false }, state),
  },
  {
    id: 'search.close',
    context: 'search',
    keys: ['esc'],
    title: 'Leave the search',
    short: 'leave',
    act: (state) => changeResultView({ type: 'search-closed' }, state),
  },
];

function move(to: ListTarget, keys: readonly string[], title: string): Binding {
  return {
    id: `run.${to}`,
    context: 'run',
    keys,
    title,
    act: (state) => changeResultView({ type: 'moved', to }, state),
  };
}

function isTree(state: SessionState): boolean {
  const run = selectedRun(state);
  return run?.result !== undefined && viewOf(run, state.runs).view === 'tree';
}

function needsSearch(state: SessionState): string | undefined {
  const run = selectedRun(state);
  const view = run === undefined ? undefined : viewOf(run, state.runs);
  return view?.search === undefined ? 'Nothing is searched for: /' : undefined;
}
