import type { Binding } from '../../keymap/binding.js';
import type { SessionState } from '../../session/session-state.js';
import { executionUnderCursor } from './execution-under-cursor.js';
import { openExecution } from './open-execution.js';

/** Keys of the history. */
export const historyKeys: readonly Binding[] = [
  {
    id: 'history.open',
    context: 'history',
    keys: ['enter'],
    title: 'Show the call and its result',
    short: 'open',
    whyNot: whyNothing,
    act: openExecution,
  },
  {
    id: 'history.rerun',
    context: 'history',
    keys: ['r'],
    title: 'Make the call again',
    short: 'again',
    whyNot: whyNothing,
    act: (state) => {
      const target = executionUnderCursor(state)?.id;
      if (target === undefined) return [];
      return [
        { intent: 'run', command: { verb: 'rerun', target } },
        { type: 'output-opened', output: 'run' },
      ];
    },
  },
  {
    id: 'history.copy',
    context: 'history',
    keys: ['y'],
    title: 'Copy the id of the call',
    whyNot: whyNothing,
    act: () => [{ intent: 'copy', what: 'row' }],
  },
];

function whyNothing(state: SessionState): string | undefined {
  return executionUnderCursor(state) === undefined ? 'No call is selected' : undefined;
}
