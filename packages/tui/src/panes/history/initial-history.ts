import type { HistoryState } from './history-state.js';

/** Nobody has asked for it. */
export const initialHistory: HistoryState = {
  status: 'idle',
  executions: [],
  nextCursor: undefined,
  failure: undefined,
};
