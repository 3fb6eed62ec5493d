import { focusedList } from '../lists/focused-list.js';
import { clearFilter } from '../lists/clear-filter.js';
import { itemsOf } from '../lists/items-of.js';
import { moveList } from '../lists/move-list.js';
import { openRow } from '../lists/open-row.js';
import type { SessionState } from '../session/session-state.js';
import { reduceSession } from '../session/reduce-session.js';
import type { SessionAction } from '../session/session-action.js';
import type { Binding } from './binding.js';

/** Keys of every list. What Enter does with a row is the pane's: it stands in its own table for the footer. */
export const listKeys: readonly Binding[] = [
  {
    id: 'lists.next',
    context: 'lists',
    keys: ['j', 'down'],
    title: 'Next row',
    act: (state) => moveList('next', state),
  },
  {
    id: 'lists.previous',
    context: 'lists',
    keys: ['k', 'up'],
    title: 'Previous row',
    act: (state) => moveList('previous', state),
  },
  {
    id: 'lists.first',
    context: 'lists',
    keys: ['g g', 'home'],
    title: 'First row',
    act: (state) => moveList('first', state),
  },
  {
    id: 'lists.last',
    context: 'lists',
    keys: ['G', 'end'],
    title: 'Last row',
    act: (state) => moveList('last', state),
  },
  {
    id: 'lists.half-page-down',
    context: 'lists',
    keys: ['ctrl-d'],
    title: 'Half a page down',
    act: (state) => moveList('half-page-down', state),
  },
  {
    id: 'lists.half-page-up',
    context: 'lists',
    keys: ['ctrl-u'],
    title: 'Half a page up',
    act: (state) => moveList('half-page-up', state),
  },
  {
    id: 'lists.page-down',
    context: 'lists',
    keys: ['pagedown', 'ctrl-f'],
    title: 'A page down',
    act: (state) => moveList('page-down', state),
  },
  {
    id: 'lists.page-up',
    context: 'lists',
    keys: ['pageup', 'ctrl-b'],
    title: 'A page up',
    act: (state) => moveList('page-up', state),
  },
  {
    id: 'lists.filter',
    context: 'lists',
    keys: ['/'],
    title: 'Filter the list',
    short: 'filter',
    act: (state) => {
      const list = focusedList(state);
      return list === undefined ? [] : [{ type: 'list-filter-opened', list }];
    },
  },
  {
    id: 'lists.pick',
    context: 'lists',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    title: 'Open the row with that number',
    act: (state, key) => pick(Number(key), state),
  },
  {
    id: 'filter.open',
    context: 'filter',
    keys: ['enter'],
    title: 'Open the best match',
    short: 'open',
    act: (state) => {
      const list = focusedList(state);
      return list === undefined ? [] : [{ type: 'list-filter-kept', list }, ...openRow(state)];
    },
  },
  {
    id: 'filter.keep',
    context: 'filter',
    keys: ['tab'],
    title: 'Keep the filter and go into the list',
    short: 'keep',
    act: (state) => {
      const list = focusedList(state);
      return list === undefined ? [] : [{ type: 'list-filter-kept', list }];
    },
  },
  {
    id: 'filter.clear',
    context: 'filter',
    keys: ['esc'],
    title: 'Clear the filter',
    short: 'clear',
    act: clearFilter,
  },
  {
    id: 'filter.next',
    context: 'filter',
    keys: ['down'],
    title: 'Next row',
    act: (state) => moveList('next', state),
  },
  {
    id: 'filter.previous',
    context: 'filter',
    keys: ['up'],
    title: 'Previous row',
    act: (state) => moveList('previous', state),
  },
];

function pick(number: number, state: SessionState): readonly SessionAction[] {
  const list = focusedList(state);
  if (list === undefined || list === 'help' || list === 'palette') return [];
  // A filter leaves rows their numbers, where they have some.
  const row = itemsOf(list, state).findIndex((item, index) => numberOf(item, index) === number);
  // Beyond the end nothing is opened: it would be another row than the one that was meant.
  if (row < 0) return [];
  const moves = moveList(row, state);
  const after = moves.reduce(
    (now, action) => ('intent' in action ? now : reduceSession(now, action)),
    state,
  );
  return [...moves, ...openRow(after)];
}

function numberOf(item: unknown, index: number): unknown {
  return typeof item === 'object' && item !== null && 'number' in item ? item.number : index + 1;
}
