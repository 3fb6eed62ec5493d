import { initialList } from './initial-list.js';
import type { ListEvent } from './list-event.js';
import type { ListTarget } from './list-target.js';
import { rowOfTarget } from './row-of-target.js';
import type { ListState } from './list-state.js';

/** A list after an event that is its own. Pure; gives the same object back when nothing changed. */
export function reduceList(state: ListState, event: ListEvent): ListState {
  switch (event.type) {
    case 'list-moved':
      return move(state, event);
    case 'list-filter-opened':
      if (state.isFiltering) return state;
      return { ...state, isFiltering: true, isOldFilter: state.filter !== '' };
    case 'list-filtered':
      if (state.filter === event.filter) return state;
      // What matches best stands first: that is where the cursor belongs.
      return { ...state, filter: event.filter, cursor: 0, offset: 0, isOldFilter: false };
    case 'list-filter-kept':
      return state.isFiltering ? { ...state, isFiltering: false, isOldFilter: false } : state;
    case 'list-filter-cleared':
      return !state.isFiltering && state.filter === '' ? state : initialList;
  }
}

function move(
  state: ListState,
  { to, count, rows }: { to: ListTarget; count: number; rows: number },
): ListState {
  const last = Math.max(0, count - 1);
  const cursor = Math.min(last, Math.max(0, rowOfTarget(to, { from: state.cursor, last, rows })));
  const height = Math.max(1, rows);
  const highest = Math.max(0, count - height);
  const least = Math.max(0, cursor - height + 1);
  const offset = Math.min(highest, cursor, Math.max(state.offset, least));
  if (cursor === state.cursor && offset === state.offset) return state;
  return { ...state, cursor, offset };
}
