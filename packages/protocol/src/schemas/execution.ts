import * as z from 'zod/mini';
import { ExecutionErrorSchema, type ExecutionError } from './execution-error.js';
import { ExecutionMetadataSchema, type ExecutionMetadata } from './execution-metadata.js';
import { InputRequestSchema, type InputRequest } from './input-request.js';
import { ToolResultSchema, type ToolResult } from './tool-result.js';

export const executionStates = [
  'running',
  'input_required',
  'completed',
  'failed',
  'cancelled',
] as const;

/** The state of an execution. */
export type ExecutionState = (typeof executionStates)[number];

/** One call of a tool. */
export interface Execution {
  /** Names the call. */
  id: string;
  /** The connection that it is made over. */
  connectionId: string;
  /** The service that is called. */
  serviceId: string;
  /** The tool that is called. */
  toolName: string;
  /** Whether it runs, waits for its caller, or how it ended. */
  state: ExecutionState;
  /** As they are kept: values that look like secrets are redacted. Absent in lists. */
  parameters?: Record<string, unknown> | undefined;
  /** Present when `state` is `completed`. Absent in lists, and where it is no longer kept. */
  result?: ToolResult | undefined;
  /** Present when `state` is `failed` or `cancelled`. */
  error?: ExecutionError | undefined;
  /** What waits for an answer; present when `state` is `input_required`. */
  inputRequests?: InputRequest[] | undefined;
  /** Present once it has ended. */
  metadata?: ExecutionMetadata | undefined;
  /** RFC 3339. */
  startedAt: string;
  /** RFC 3339; absent while it runs. */
  endedAt?: string | undefined;
}

export const ExecutionSchema = z.object({
  id: z.string(),
  connectionId: z.string(),
  serviceId: z.string(),
  toolName: z.string(),
  state: z.enum(executionStates),
  parameters: z.optional(z.record(z.string(), z.unknown())),
  result: z.optional(ToolResultSchema),
  error: z.optional(ExecutionErrorSchema),
  inputRequests: z.optional(z.array(InputRequestSchema)),
  metadata: z.optional(ExecutionMetadataSchema),
  startedAt: z.string(),
  endedAt: z.optional(z.string()),
});
