import type { AccountOperationId, McpOperationId, OperationId } from '@nanda/protocol/facts';

/** The operations that a proxy answers: those that an SDK calls, those for callers that have none, and those of accounts. */
export type ServedOperationId =
  | OperationId
  | McpOperationId
  | Exclude<AccountOperationId, `webhooks.${string}`>;
