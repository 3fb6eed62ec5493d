import type { Execution, ExecutionError, ExecutionMetadata } from '@nanda/protocol';
import type { StoredExecution } from './execution-repository.js';
import { parseStored } from './parse-stored.js';

/** What the contract says of an execution in a list: without its parameters and its result. */
export function describeStoredExecution(stored: StoredExecution): Execution {
  const error = parseStored<ExecutionError>(stored.error);
  const metadata = parseStored<ExecutionMetadata>(stored.metadata);
  return {
    id: stored.id,
    connectionId: stored.connectionId,
    serviceId: stored.serviceId,
    toolName: stored.toolName,
    state: stored.state,
    ...(error !== undefined && { error }),
    ...(metadata !== undefined && { metadata }),
    startedAt: stored.startedAt,
    ...(stored.endedAt !== undefined && { endedAt: stored.endedAt }),
  };
}
