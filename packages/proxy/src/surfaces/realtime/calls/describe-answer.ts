import type { Execution, RealtimeServerMessage, ToolExecutionStatus } from '@nanda/protocol';
import { createMessage } from '../create-message.js';

/** What the client of an `execute` is told of an execution that has ended, or waits for it. */
export function describeAnswer(
  execution: Execution,
  { id }: { readonly id: string },
): RealtimeServerMessage {
  const { connectionId, toolName, result, error, inputRequests, metadata } = execution;
  if (error !== undefined) {
    const details = { ...error.details, connectionId, toolName, executionId: execution.id };
    return createMessage('error', { id, payload: { ...error, details } });
  }
  const status: ToolExecutionStatus = inputRequests === undefined ? 'success' : 'input_required';
  return createMessage('tool_result', {
    id,
    payload: {
      requestId: execution.id,
      connectionId,
      toolName,
      status,
      ...(result !== undefined && { result }),
      ...(inputRequests !== undefined && { inputRequests }),
      metadata: metadata ?? {
        executionTime: Date.now() - Date.parse(execution.startedAt),
        retryCount: 0,
        cached: false,
      },
    },
  });
}
