import type { LogsEvent } from './logs-event.js';
import type { LogsState } from './logs-state.js';

const most = 2000;

/** The logs after an event, the newest last; the oldest go when there are too many. */
export function reduceLogs(state: LogsState, event: LogsEvent): LogsState {
  if (event.type === 'logged')
    return { ...state, lines: [...state.lines, event.line].slice(-most) };
  return state.threshold === event.threshold ? state : { ...state, threshold: event.threshold };
}
