import type { HistoryEvent } from './history-event.js';
import type { HistoryState } from './history-state.js';

/** The history after an event. */
export function reduceHistory(state: HistoryState, event: HistoryEvent): HistoryState {
  switch (event.type) {
    case 'history-wanted':
      return { ...state, status: 'loading' };
    case 'history-found': {
      const { executions, nextCursor } = event.page;
      return { status: 'ready', executions, nextCursor, failure: undefined };
    }
    case 'more-history-wanted':
      return state.nextCursor === undefined ? state : { ...state, status: 'more' };
    case 'more-history-found': {
      // It belongs behind the list that it was asked for, which has been read again meanwhile.
      if (state.status !== 'more') return state;
      const executions = [...state.executions, ...event.page.executions];
      return { ...state, status: 'ready', executions, nextCursor: event.page.nextCursor };
    }
    case 'history-failed':
      return { ...state, status: 'failed', failure: event.failure };
  }
}
