import type { Execution } from '@nanda/protocol';

/** Without what may be large and is brought by other messages. */
export function briefExecution(execution: Execution): Execution {
  const { parameters: _, result: __, ...brief } = execution;
  return brief;
}
