import type { McpOperationId, OperationId } from '@nanda/protocol/facts';

/** The operations that a proxy answers: those that an SDK calls, and those for callers that have none. */
export type ServedOperationId = OperationId | McpOperationId;
