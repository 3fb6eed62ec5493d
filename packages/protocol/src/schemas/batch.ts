import * as z from 'zod/mini';
import { defaults } from '../facts/defaults.js';
import { ExecutionErrorSchema, type ExecutionError } from './execution-error.js';
import { ExecutionMetadataSchema, type ExecutionMetadata } from './execution-metadata.js';
import { InputRequestSchema, type InputRequest } from './input-request.js';
import {
  ToolAuthSchema,
  ToolExecutionOptionsSchema,
  type ToolAuth,
  type ToolExecutionOptions,
} from './tool-execution-request.js';
import { toolExecutionStatuses, type ToolExecutionStatus } from './tool-execution-response.js';
import { ToolResultSchema, type ToolResult } from './tool-result.js';

/** One call of a batch. */
export interface BatchRequestItem {
  /** Anything by which the caller knows it; comes back with the answer. */
  id?: string | undefined;
  /** The connection whose tool is called. */
  connectionId: string;
  /** The tool, by its name. */
  toolName: string;
  /** The arguments of the tool. */
  parameters: Record<string, unknown>;
  /** What the tool itself wants, for this call alone. Kept nowhere. */
  auth?: ToolAuth | undefined;
  /** As for a call of its own. */
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
  /** What the caller named the call by. */
  id?: string | undefined;
  /** The id of the execution; absent where none was begun. */
  requestId?: string | undefined;
  /** The connection of the call. */
  connectionId: string;
  /** The tool that was called. */
  toolName: string;
  /** How the call ended, or that it waits for its caller. */
  status: ToolExecutionStatus;
  /** Present exactly when `status` is `success`. */
  result?: ToolResult | undefined;
  /** Present when `status` is `error`, `timeout` or `cancelled`. */
  error?: ExecutionError | undefined;
  /** What the tool asks for; present when `status` is `input_required`. */
  inputRequests?: InputRequest[] | undefined;
  /** Absent where no execution was begun. */
  metadata?: ExecutionMetadata | undefined;
}

/** How the calls of a batch ended. */
export interface BatchCounts {
  /** Calls of the batch. */
  total: number;
  /** Those with a result. */
  succeeded: number;
  /** Those without one. */
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
        auth: z.optional(ToolAuthSchema),
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
