import * as z from 'zod/mini';
import { ExecutionErrorSchema, type ExecutionError } from './execution-error.js';
import { ExecutionMetadataSchema, type ExecutionMetadata } from './execution-metadata.js';
import { InputRequestSchema, type InputRequest } from './input-request.js';
import { ToolResultSchema, type ToolResult } from './tool-result.js';

export const toolExecutionStatuses = [
  'success',
  'error',
  'timeout',
  'cancelled',
  'input_required',
] as const;

/** How a call ended, or that it waits for its caller. */
export type ToolExecutionStatus = (typeof toolExecutionStatuses)[number];

/**
 * How a call ended, or that it waits for its caller (`input_required`, with HTTP status 202). A tool that
 * answers `isError: true` was called with success: see `result`.
 */
export interface ToolExecutionResponse {
  /** The id of the execution. */
  requestId: string;
  /** The connection of the call. */
  connectionId: string;
  /** The tool that was called. */
  toolName: string;
  /** How the call ended, or that it waits. */
  status: ToolExecutionStatus;
  /** Present exactly when `status` is `success`. */
  result?: ToolResult | undefined;
  /** Present exactly when `status` is `error`, `timeout` or `cancelled`. */
  error?: ExecutionError | undefined;
  /** Present exactly when `status` is `input_required`: answer with `POST /v2/executions/{requestId}/input`. */
  inputRequests?: InputRequest[] | undefined;
  /** What it took. */
  metadata: ExecutionMetadata;
}

export const ToolExecutionResponseSchema = z.object({
  requestId: z.string(),
  connectionId: z.string(),
  toolName: z.string(),
  status: z.enum(toolExecutionStatuses),
  result: z.optional(ToolResultSchema),
  error: z.optional(ExecutionErrorSchema),
  inputRequests: z.optional(z.array(InputRequestSchema)),
  metadata: ExecutionMetadataSchema,
});
