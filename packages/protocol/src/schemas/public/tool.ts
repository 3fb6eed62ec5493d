import * as z from 'zod/mini';
import { JsonSchemaSchema, type JsonSchema } from '../tool-definition.js';
import { ToolResultSchema, type ToolResult } from '../tool-result.js';

export interface PublicToolCall {
  connection_id: string;
  tool_name: string;
  arguments: Record<string, unknown>;
}

export interface PublicToolResult {
  result: ToolResult;
  error: null;
}

export interface PublicTool {
  name: string;
  description: string;
  input_schema: JsonSchema;
}

export interface PublicToolList {
  tools: PublicTool[];
}

const name = z.string().check(z.minLength(1), z.maxLength(512));

export const PublicToolCallSchema = z.object({
  connection_id: name,
  tool_name: name,
  arguments: z._default(z.record(z.string(), z.unknown()), {}),
});

export const PublicToolResultSchema = z.object({ result: ToolResultSchema, error: z.null() });

export const PublicToolListSchema = z.object({
  tools: z.array(
    z.object({ name: z.string(), description: z.string(), input_schema: JsonSchemaSchema }),
  ),
});
