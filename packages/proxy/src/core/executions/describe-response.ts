import type { ToolExecutionResponse } from '@nanda/protocol';
import type { ExecutionOutcome, ExecutionRecord } from './execution-record.js';

/** What the contract says of how a call ended. */
export function describeResponse(
  record: ExecutionRecord,
  { outcome }: { readonly outcome: ExecutionOutcome },
): ToolExecutionResponse {
  return {
    requestId: record.id,
    connectionId: record.connectionId,
    toolName: record.toolName,
    status: statusOf(outcome),
    ...(outcome.kind === 'result' ? { result: outcome.result } : { error: outcome.error }),
    metadata: outcome.metadata,
  };
}

function statusOf(outcome: ExecutionOutcome): ToolExecutionResponse['status'] {
  if (outcome.kind === 'result') return 'success';
  if (outcome.kind === 'cancelled') return 'cancelled';
  return outcome.error.code === 'TOOL_TIMEOUT' ? 'timeout' : 'error';
}
