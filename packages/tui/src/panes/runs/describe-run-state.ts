import type { RunState } from './run.js';

/** How a call is, by a sign and a word: the colour alone would not say it. */
export interface RunStateWords {
  sign: string;
  word: string;
  role: 'running' | 'warning' | 'success' | 'danger' | 'muted';
}

const words: Readonly<Record<RunState, RunStateWords>> = {
  running: { sign: '◆', word: 'running', role: 'running' },
  waiting: { sign: '?', word: 'waits for an answer', role: 'warning' },
  completed: { sign: '✓', word: 'completed', role: 'success' },
  failed: { sign: '✖', word: 'failed', role: 'danger' },
  cancelled: { sign: '○', word: 'cancelled', role: 'muted' },
};

/** The sign and the word for the state of a call. */
export function describeRunState(state: RunState): RunStateWords {
  return words[state];
}
