import type { Execution } from '@nanda/protocol';
import type { ExecutionRecord } from './execution-record.js';

/** What the contract says of an execution. */
export function describeExecution(record: ExecutionRecord): Execution {
  const { outcome, inputRequests, parameters, endedAt } = record;
  return {
    id: record.id,
    connectionId: record.connectionId,
    serviceId: record.serviceId,
    toolName: record.toolName,
    state: record.state,
    ...(parameters !== undefined && { parameters: { ...parameters } }),
    ...(outcome?.kind === 'result' && { result: outcome.result }),
    ...(outcome !== undefined && outcome.kind !== 'result' && { error: outcome.error }),
    ...(inputRequests.length > 0 && { inputRequests: [...inputRequests] }),
    ...(outcome !== undefined && { metadata: outcome.metadata }),
    startedAt: record.startedAt,
    ...(endedAt !== undefined && { endedAt }),
  };
}
