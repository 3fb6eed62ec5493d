import type { ToolExecutionResponse } from '@nanda/protocol';
import type { ExecutionOutcome, ExecutionRecord } from './execution-record.js';

/** What the contract says of how a call ended, or of what it waits for. */
export function describeResponse(record: ExecutionRecord): ToolExecutionResponse {
  const { outcome } = record;
  return {
    requestId: record.id,
    connectionId: record.connectionId,
    toolName: record.toolName,
    status: outcome === undefined ? 'input_required' : statusOf(outcome),
    ...(outcome?.kind === 'result' && { result: outcome.result }),
    ...(outcome !== undefined && outcome.kind !== 'result' && { error: outcome.error }),
    ...(outcome === undefined && { inputRequests: [...record.inputRequests] }),
    metadata: record.metadata,
  };
}

function statusOf(outcome: ExecutionOutcome): ToolExecutionResponse['status'] {
  if (outcome.kind === 'result') return 'success';
  if (outcome.kind === 'cancelled') return 'cancelled';
  return outcome.error.code === 'TOOL_TIMEOUT' ? 'timeout' : 'error';
}
