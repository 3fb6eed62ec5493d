import * as z from 'zod/mini';
import { ExecutionErrorSchema, type ExecutionError } from './execution-error.js';
import { ExecutionMetadataSchema, type ExecutionMetadata } from './execution-metadata.js';
import { ToolResultSchema, type ToolResult } from './tool-result.js';

export const toolExecutionStatuses = ['success', 'error', 'timeout', 'cancelled'] as const;

export type ToolExecutionStatus = (typeof toolExecutionStatuses)[number];

/** How a call ended. A tool that answers `isError: true` was called with success: see `result`. */
export interface ToolExecutionResponse {
  /** The id of the execution. */
  requestId: string;
  connectionId: string;
  toolName: string;
  status: ToolExecutionStatus;
  /** Present exactly when `status` is `success`. */
  result?: ToolResult | undefined;
  /** Present exactly when `status` is not `success`. */
  error?: ExecutionError | undefined;
  metadata: ExecutionMetadata;
}

export const ToolExecutionResponseSchema = z.object({
  requestId: z.string(),
  connectionId: z.string(),
  toolName: z.string(),
  status: z.enum(toolExecutionStatuses),
  result: z.optional(ToolResultSchema),
  error: z.optional(ExecutionErrorSchema),
  metadata: ExecutionMetadataSchema,
});
