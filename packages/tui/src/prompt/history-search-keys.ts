import type { Binding } from '../keymap/binding.js';
import type { SessionState } from '../session/session-state.js';

/** Keys of the search of the history. What else is pressed is searched for. */
export const historySearchKeys: readonly Binding[] = [
  {
    id: 'history-search.run',
    context: 'history-search',
    keys: ['enter'],
    title: 'Carry out the line that was found',
    short: 'run',
    whyNot: nothingFound,
    act: () => [{ type: 'edited', event: { type: 'search-taken' } }, { intent: 'submit' }],
  },
  {
    id: 'history-search.take',
    context: 'history-search',
    keys: ['tab', 'right', 'ctrl-e'],
    title: 'Take the line that was found into the prompt',
    short: 'edit',
    whyNot: nothingFound,
    act: () => [{ type: 'edited', event: { type: 'search-taken' } }],
  },
  {
    id: 'history-search.older',
    context: 'history-search',
    keys: ['ctrl-r', 'up'],
    title: 'An older line',
    short: 'older',
    act: () => [{ type: 'edited', event: { type: 'search-moved', direction: 'older' } }],
  },
  {
    id: 'history-search.newer',
    context: 'history-search',
    keys: ['ctrl-s', 'down'],
    title: 'A newer line',
    act: () => [{ type: 'edited', event: { type: 'search-moved', direction: 'newer' } }],
  },
  {
    id: 'history-search.leave',
    context: 'history-search',
    keys: ['esc', 'ctrl-g'],
    title: 'Leave the search; the prompt is as it was',
    short: 'leave',
    act: () => [{ type: 'edited', event: { type: 'search-left' } }],
  },
];

function nothingFound({ input }: SessionState): string | undefined {
  return input.search?.found === null ? 'No line of the history has that in it' : undefined;
}
