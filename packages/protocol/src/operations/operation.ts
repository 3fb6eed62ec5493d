import type * as z from 'zod/mini';
import type { ErrorCode } from '../facts/error-codes.js';
import type { AccountOperationId } from '../facts/account-operation-routes.js';
import type { McpOperationId } from '../facts/mcp-operation-routes.js';
import type { OperationFacts } from '../facts/operation-facts.js';
import type { OperationId } from '../facts/operation-routes.js';

/** Any schema of the contract. */
export type Schema<Output = unknown, Input = unknown> = z.ZodMiniType<Output, Input>;

/** One operation of the contract: what a proxy mounts, a client calls and a document describes. */
export interface Operation extends OperationFacts {
  readonly id: OperationId | AccountOperationId | McpOperationId;
  /** One line, for documents and help. */
  readonly summary: string;
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
  /** The body of success: `data` of the envelope on v2, the whole body elsewhere, one event of a stream. */
  readonly data: Schema;
  /** One event, where a caller may ask for a stream instead of a document. */
  readonly event?: Schema;
  /** `meta` of the envelope, where there is one. */
  readonly meta?: Schema;
  /** The codes that callers have to expect, beside those of every operation. */
  readonly errors: readonly ErrorCode[];
}
