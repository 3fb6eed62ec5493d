import * as z from 'zod/mini';
import { JsonSchemaSchema, type JsonSchema } from '../tool-definition.js';
import { ToolAuthSchema, type ToolAuth } from '../tool-execution-request.js';
import { ToolResultSchema, type ToolResult } from '../tool-result.js';

/** A call of a tool. */
export interface PublicToolCall {
  /** The connection that it is made over. */
  connection_id: string;
  /** The tool, by its name. */
  tool_name: string;
  /** What the tool is given. */
  arguments: Record<string, unknown>;
  /** What the tool itself wants, for this call alone. Kept nowhere. */
  auth?: ToolAuth | undefined;
}

/** What a tool answered. */
export interface PublicToolResult {
  /** The result, whole. */
  result: ToolResult;
  /** Always null: a failure is a `PublicError`. */
  error: null;
}

/** A tool of a connection. */
export interface PublicTool {
  /** Unique within its service. */
  name: string;
  /** What it does, in the words of the service. Untrusted. */
  description: string;
  /** JSON Schema of its arguments. */
  input_schema: JsonSchema;
}

/** The tools of a connection. */
export interface PublicToolList {
  /** All of them. */
  tools: PublicTool[];
}

const name = z.string().check(z.minLength(1), z.maxLength(512));

export const PublicToolCallSchema = z.object({
  connection_id: name,
  tool_name: name,
  arguments: z._default(z.record(z.string(), z.unknown()), {}),
  auth: z.optional(ToolAuthSchema),
});

export const PublicToolResultSchema = z.object({ result: ToolResultSchema, error: z.null() });

export const PublicToolListSchema = z.object({
  tools: z.array(
    z.object({ name: z.string(), description: z.string(), input_schema: JsonSchemaSchema }),
  ),
});
