import * as z from 'zod/mini';

/** Asks for the contents of a resource. */
export interface McpReadRequest {
  /** As a list, a template or a result has it. */
  uri: string;
}

/** Asks for a prompt with its arguments filled in. */
export interface McpPromptRequest {
  /** The prompt, by the name that `/mcp/v1/prompts/list` gives it. */
  name: string;
  /** What is filled in. */
  arguments: Record<string, string>;
}

export const McpReadRequestSchema = z.object({
  uri: z.string().check(z.minLength(1), z.maxLength(8192)),
});
export const McpPromptRequestSchema = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(512)),
  arguments: z._default(z.record(z.string(), z.string()), {}),
});
