import type { ExecutionRecord } from '../../core/executions/execution-record.js';
import type { Executions } from '../../core/executions/executions.js';
import { NandaError } from '../../core/nanda-error.js';
import type { Principal } from '../../core/principal.js';

/**
 * The execution that a stream's last event id belongs to, and where its reader stopped. A stream
 * that cannot be resumed fails: starting the call once more is for the caller to decide.
 *
 * @throws NandaError EXECUTION_NOT_FOUND or VALIDATION_ERROR
 */
export function resumeExecution(
  lastEventId: string,
  {
    executions,
    principal,
    connectionId,
    toolName,
  }: {
    readonly executions: Executions;
    readonly principal: Principal;
    readonly connectionId: string;
    readonly toolName: string;
  },
): { readonly execution: ExecutionRecord; readonly after: number } {
  const [, id, position] = /^(exec_[0-9a-f]{32})\.(\d{1,9})$/.exec(lastEventId) ?? [];
  if (id === undefined) {
    throw new NandaError(
      'VALIDATION_ERROR',
      'Last-Event-ID must be the id of an event of an execution; leave it out to start a new one.',
    );
  }
  const execution = executions.get(id, principal);
  if (execution.connectionId !== connectionId || execution.toolName !== toolName) {
    throw new NandaError(
      'EXECUTION_NOT_FOUND',
      'The event belongs to another connection or tool. Ask for the stream where it was begun.',
    );
  }
  return { execution, after: Number(position) };
}
