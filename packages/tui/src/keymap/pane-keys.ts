import { clearFilter } from '../lists/clear-filter.js';
import { focusedList } from '../lists/focused-list.js';
import { layoutOf } from '../frame/layout-of.js';
import { openHelp } from '../help/open-help.js';
import { openPalette } from '../palette/open-palette.js';
import { changeResultView } from '../panes/runs/change-result-view.js';
import { findCurrentConnection } from '../session/find-current-connection.js';
import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import type { ColumnName, PlaceName } from '../view/view-state.js';
import { askToQuit } from './ask-to-quit.js';
import type { Binding } from './binding.js';

const order: readonly ColumnName[] = ['places', 'work', 'output'];

/** Keys that mean the same in every pane. */
export const paneKeys: readonly Binding[] = [
  {
    id: 'panes.prompt',
    context: 'panes',
    keys: ['i', ':'],
    title: 'Type a command',
    short: 'command',
    act: () => [{ type: 'prompt-entered' }],
  },
  {
    id: 'panes.next',
    context: 'panes',
    keys: ['tab', 'l', 'right'],
    title: 'Next pane',
    act: (state) => step(1, state),
  },
  {
    id: 'panes.previous',
    context: 'panes',
    keys: ['shift-tab', 'h', 'left'],
    title: 'Previous pane',
    act: (state) => step(-1, state),
  },
  {
    id: 'panes.leave',
    context: 'panes',
    keys: ['esc'],
    title: 'Go back: out of the filter, the search, the zoom, to the pane before',
    act: leave,
  },
  place('services', 'S', 'Services'),
  place('connections', 'C', 'Connections'),
  {
    id: 'panes.tools',
    context: 'panes',
    keys: ['t'],
    title: 'Show the tools of the connection in use',
    whyNot: (state) =>
      findCurrentConnection(state) === undefined
        ? 'Not connected: S, then c on a service'
        : undefined,
    act: () => [{ type: 'work-opened', work: 'tools' }],
  },
  place('history', 'H', 'History'),
  place('inbox', 'I', 'Inbox'),
  place('logs', 'L', 'Logs'),
  {
    id: 'panes.transcript',
    context: 'panes',
    keys: ['T'],
    title: 'Show the transcript',
    act: () => [{ type: 'output-opened', output: 'transcript' }],
  },
  {
    id: 'panes.run',
    context: 'panes',
    keys: ['R'],
    title: 'Show the last call and its result',
    whyNot: ({ runs }) => (runs.runs.length === 0 ? 'Nothing has been called yet' : undefined),
    act: () => [{ type: 'output-opened', output: 'run' }],
  },
  {
    id: 'panes.previous-run',
    context: 'panes',
    keys: ['['],
    title: 'The call before',
    whyNot: (state) => (stepRun(-1, state) === undefined ? 'There is no call before' : undefined),
    act: (state) => selectRun(-1, state),
  },
  {
    id: 'panes.next-run',
    context: 'panes',
    keys: [']'],
    title: 'The call after',
    whyNot: (state) => (stepRun(1, state) === undefined ? 'There is no call after' : undefined),
    act: (state) => selectRun(1, state),
  },
  {
    id: 'panes.zoom',
    context: 'panes',
    keys: ['+'],
    title: 'Give this pane the whole screen',
    act: () => [{ type: 'zoomed', isZoomed: true }],
  },
  {
    id: 'panes.unzoom',
    context: 'panes',
    keys: ['_'],
    title: 'Give the others their room again',
    act: () => [{ type: 'zoomed', isZoomed: false }],
  },
  {
    id: 'panes.back',
    context: 'panes',
    keys: ['-'],
    title: 'Back to where you were before',
    whyNot: ({ view }) => (view.last === null ? 'You have been nowhere else' : undefined),
    act: () => [{ type: 'went-back' }],
  },
  {
    id: 'panes.help',
    context: 'panes',
    keys: ['?'],
    title: 'Show all keys',
    short: 'help',
    act: openHelp,
  },
  {
    id: 'panes.palette',
    context: 'panes',
    keys: ['ctrl-k'],
    title: 'Find something to do',
    act: openPalette,
  },
  {
    id: 'panes.quit',
    context: 'panes',
    keys: ['q'],
    title: 'Quit',
    short: 'quit',
    act: askToQuit,
  },
];

function place(name: PlaceName, key: string, title: string): Binding {
  return {
    id: `panes.${name}`,
    context: 'panes',
    keys: name === 'inbox' ? [key, '!'] : [key],
    title: `Show ${title.toLowerCase()}`,
    act: (state) => [{ type: 'place-opened', place: name }, ...readPlace(name, state)],
  };
}

/** What is read again, or for the first time, where a list is opened. */
function readPlace(name: PlaceName, { services }: SessionState): readonly SessionAction[] {
  switch (name) {
    case 'services':
      return services.status === 'idle' ? [{ intent: 'look-for', query: services.query }] : [];
    case 'logs':
      return [];
    default:
      return [{ intent: 'load', what: name }];
  }
}

function step(by: 1 | -1, { view }: SessionState): readonly SessionAction[] {
  const index = (order.indexOf(view.column) + by + order.length) % order.length;
  const column = order[index];
  return column === undefined ? [] : [{ type: 'column-entered', column }];
}

function leave(state: SessionState): readonly SessionAction[] {
  const { view } = state;
  const list = focusedList(state);
  if (list !== undefined && state.lists[list].filter !== '') return clearFilter(state);
  if (view.column === 'output' && view.output === 'run') {
    const closed = changeResultView({ type: 'search-closed' }, state);
    if (closed.length > 0) return closed;
  }
  if (view.isZoomed) return [{ type: 'zoomed', isZoomed: false }];
  if (view.column === 'output') return [{ type: 'column-entered', column: view.left }];
  if (view.column === 'work') return [{ type: 'column-entered', column: 'places' }];
  const isAlone = layoutOf(view).columns.length === 1;
  return isAlone ? [{ type: 'prompt-entered' }] : [];
}

function stepRun(by: 1 | -1, { runs }: SessionState): string | undefined {
  const index = runs.runs.findIndex(({ id }) => id === runs.selectedId);
  return index < 0 ? undefined : runs.runs[index + by]?.id;
}

function selectRun(by: 1 | -1, state: SessionState): readonly SessionAction[] {
  const runId = stepRun(by, state);
  if (runId === undefined) return [];
  return [
    { type: 'run-selected', runId },
    { type: 'output-opened', output: 'run' },
  ];
}
