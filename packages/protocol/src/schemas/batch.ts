import * as z from 'zod/mini';
import { defaults } from '../facts/defaults.js';
import { ExecutionErrorSchema, type ExecutionError } from './execution-error.js';
import { ExecutionMetadataSchema, type ExecutionMetadata } from './execution-metadata.js';
import { InputRequestSchema, type InputRequest } from './input-request.js';
import { ToolExecutionOptionsSchema, type ToolExecutionOptions } from './tool-execution-request.js';
import { toolExecutionStatuses, type ToolExecutionStatus } from './tool-execution-response.js';
import { ToolResultSchema, type ToolResult } from './tool-result.js';

/** One call of a batch. */
export interface BatchRequestItem {
  /** Anything by which the caller knows it; comes back with the answer. */
  id?: string | undefined;
  connectionId: string;
  toolName: string;
  parameters: Record<string, unknown>;
  options?: ToolExecutionOptions | undefined;
}

export interface BatchRequest {
  requests: BatchRequestItem[];
  /** Calls under way at the same time. @default 8 */
  concurrency?: number | undefined;
}

/** What came of one call of a batch. */
export interface BatchAnswer {
  /** Its place in `requests`, from 0. */
  index: number;
  id?: string | undefined;
  /** The id of the execution; absent where none was begun. */
  requestId?: string | undefined;
  connectionId: string;
  toolName: string;
  status: ToolExecutionStatus;
  result?: ToolResult | undefined;
  error?: ExecutionError | undefined;
  inputRequests?: InputRequest[] | undefined;
  /** Absent where no execution was begun. */
  metadata?: ExecutionMetadata | undefined;
}

export interface BatchCounts {
  total: number;
  succeeded: number;
  failed: number;
}

/** One event of a batch that is followed: an answer as soon as it is there, and the end. */
export type BatchEvent =
  | { id: string; type: 'answer'; answer: BatchAnswer }
  | { id: string; type: 'complete'; counts: BatchCounts };

export const BatchRequestSchema = z.strictObject({
  requests: z
    .array(
      z.strictObject({
        id: z.optional(z.string().check(z.maxLength(255))),
        connectionId: z.string().check(z.minLength(1), z.maxLength(512)),
        toolName: z.string().check(z.minLength(1), z.maxLength(512)),
        parameters: z._default(z.record(z.string(), z.unknown()), {}),
        options: z.optional(ToolExecutionOptionsSchema),
      }),
    )
    .check(z.minLength(1), z.maxLength(defaults.maxBatch)),
  concurrency: z.optional(z.int().check(z.minimum(1), z.maximum(32))),
});

export const BatchAnswerSchema = z.object({
  index: z.number(),
  id: z.optional(z.string()),
  requestId: z.optional(z.string()),
  connectionId: z.string(),
  toolName: z.string(),
  status: z.enum(toolExecutionStatuses),
  result: z.optional(ToolResultSchema),
  error: z.optional(ExecutionErrorSchema),
  inputRequests: z.optional(z.array(InputRequestSchema)),
  metadata: z.optional(ExecutionMetadataSchema),
});

export const BatchCountsSchema = z.object({
  total: z.number(),
  succeeded: z.number(),
  failed: z.number(),
});

export const BatchEventSchema = z.discriminatedUnion('type', [
  z.object({ id: z.string(), type: z.literal('answer'), answer: BatchAnswerSchema }),
  z.object({ id: z.string(), type: z.literal('complete'), counts: BatchCountsSchema }),
]);
