import type { ExecutionState } from '@nanda/protocol';
import { connectionOption } from '../commands/connection-option.js';

const states = [
  'running',
  'input_required',
  'completed',
  'failed',
  'cancelled',
] as const satisfies readonly ExecutionState[];

/** Which calls are meant. */
export const historyOptions = {
  connection: { ...connectionOption, summary: 'Only those of this connection' },
  tool: { kind: 'text', value: 'NAME', summary: 'Only those of this tool' },
  state: { kind: 'text', value: 'STATE', choices: states, summary: 'Only those in this state' },
} as const;
