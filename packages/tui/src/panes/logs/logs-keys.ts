import type { Binding } from '../../keymap/binding.js';
import type { SessionState } from '../../session/session-state.js';
import { logThresholds } from './log-thresholds.js';
import { selectLogs } from './select-logs.js';

/** Keys of the logs. */
export const logsKeys: readonly Binding[] = [
  {
    id: 'logs.threshold',
    context: 'logs',
    keys: ['v'],
    title: 'Show less: from info, warning, error on; then all again',
    short: 'level',
    act: ({ logs }) => {
      const next = (logThresholds.indexOf(logs.threshold) + 1) % logThresholds.length;
      return [{ type: 'log-threshold-chosen', threshold: logThresholds[next] ?? 'debug' }];
    },
  },
  {
    id: 'logs.copy',
    context: 'logs',
    keys: ['y'],
    title: 'Copy the line',
    whyNot: (state: SessionState) =>
      selectLogs(state).length === 0 ? 'No line is selected' : undefined,
    act: () => [{ intent: 'copy', what: 'row' }],
  },
];
