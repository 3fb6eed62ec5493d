/** The kinds of execution events; an execution ends with exactly one of the terminal ones. */
export const executionEventTypes = [
  'started',
  'progress',
  'log',
  'partial',
  'input_required',
  'result',
  'error',
  'cancelled',
] as const;

export type ExecutionEventType = (typeof executionEventTypes)[number];

export const terminalExecutionEventTypes = ['result', 'error', 'cancelled'] as const;
