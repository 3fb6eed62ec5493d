import type { InputState } from './input-state.js';

/** An empty prompt with no history. */
export const initialInput: InputState = {
  text: '',
  cursor: 0,
  history: [],
  historyIndex: 0,
  draft: '',
  completion: null,
  search: null,
  past: [],
  lastChange: 'other',
};
