import type { ListState } from './list-state.js';

/** A list that is shown from its beginning. */
export const initialList: ListState = {
  cursor: 0,
  offset: 0,
  filter: '',
  isFiltering: false,
  isOldFilter: false,
};
