import * as z from 'zod/mini';
import { InputRequestSchema, type InputRequest } from '../input-request.js';
import { ToolResultSchema, type ToolResult } from '../tool-result.js';

/** A call of a tool, by the name that `/mcp/v1/tools/list` gives it. */
export interface McpCallRequest {
  /** The tool, such as `starbucks_requestinfo`. */
  name: string;
  /** What the tool is given. */
  arguments: Record<string, unknown>;
}

/** A call that goes on, or that waits for its caller. */
export interface McpOperation {
  /** Follow it with `GET /mcp/v1/sse/progress/{operation_id}`. It is the id of an execution too. */
  operation_id: string;
  /** Whether it runs, or asks for something first. */
  status: 'running' | 'input_required';
  /** The tool, by the name that was called. */
  name: string;
  /** Where its progress and its end are told. */
  progress_url: string;
  /** What it asks for; answered with `POST /v2/executions/{operation_id}/input`. */
  input_requests?: InputRequest[] | undefined;
}

/** The result where the tool has ended in time, else where the call goes on. */
export type McpCallAnswer = ToolResult | McpOperation;

export const McpCallRequestSchema = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(512)),
  arguments: z._default(z.record(z.string(), z.unknown()), {}),
});

export const McpOperationSchema = z.object({
  operation_id: z.string(),
  status: z.enum(['running', 'input_required']),
  name: z.string(),
  progress_url: z.string(),
  input_requests: z.optional(z.array(InputRequestSchema)),
});

export const McpCallAnswerSchema = z.union([ToolResultSchema, McpOperationSchema]);
