import type { Execution } from '@nanda/protocol';
import type { ExecutionRecord } from './execution-record.js';

const states = { result: 'completed', error: 'failed', cancelled: 'cancelled' } as const;

/** What the contract says of an execution. */
export function describeExecution(record: ExecutionRecord): Execution {
  const { outcome, endedAt } = record;
  return {
    id: record.id,
    connectionId: record.connectionId,
    toolName: record.toolName,
    state: outcome === undefined ? 'running' : states[outcome.kind],
    ...(outcome?.kind === 'result' && { result: outcome.result }),
    ...(outcome !== undefined && outcome.kind !== 'result' && { error: outcome.error }),
    startedAt: record.startedAt.toISOString(),
    ...(endedAt !== undefined && { endedAt: endedAt.toISOString() }),
  };
}
