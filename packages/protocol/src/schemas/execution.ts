import * as z from 'zod/mini';
import { ExecutionErrorSchema, type ExecutionError } from './execution-error.js';
import { ToolResultSchema, type ToolResult } from './tool-result.js';

export const executionStates = ['running', 'completed', 'failed', 'cancelled'] as const;

export type ExecutionState = (typeof executionStates)[number];

/** One call of a tool. */
export interface Execution {
  id: string;
  connectionId: string;
  toolName: string;
  state: ExecutionState;
  /** Present when `state` is `completed`. */
  result?: ToolResult | undefined;
  /** Present when `state` is `failed` or `cancelled`. */
  error?: ExecutionError | undefined;
  /** RFC 3339. */
  startedAt: string;
  /** RFC 3339; absent while it runs. */
  endedAt?: string | undefined;
}

export const ExecutionSchema = z.object({
  id: z.string(),
  connectionId: z.string(),
  toolName: z.string(),
  state: z.enum(executionStates),
  result: z.optional(ToolResultSchema),
  error: z.optional(ExecutionErrorSchema),
  startedAt: z.string(),
  endedAt: z.optional(z.string()),
});
