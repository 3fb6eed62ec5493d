import type { LogsState } from './logs-state.js';

/** Nothing was logged; all of it will be shown. */
export const initialLogs: LogsState = { lines: [], threshold: 'debug' };
