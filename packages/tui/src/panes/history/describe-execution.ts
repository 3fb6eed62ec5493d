import type { Execution } from '@nanda/sdk';

/** How a call is, by a sign and a word: the colour alone would not say it. */
export interface ExecutionWords {
  sign: string;
  word: string;
  role: 'running' | 'warning' | 'success' | 'danger' | 'muted';
}

const words: Readonly<Record<Execution['state'], ExecutionWords>> = {
  running: { sign: '◆', word: 'running', role: 'running' },
  input_required: { sign: '?', word: 'waits', role: 'warning' },
  completed: { sign: '✓', word: 'done', role: 'success' },
  failed: { sign: '✖', word: 'failed', role: 'danger' },
  cancelled: { sign: '○', word: 'cancelled', role: 'muted' },
};

/** The sign and the word for the state of a call of the history. */
export function describeExecution(state: Execution['state']): ExecutionWords {
  return words[state];
}
