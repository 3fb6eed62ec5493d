import * as z from 'zod/mini';
import { PromptSchema, type Prompt } from '../prompt.js';
import { ResourceSchema, type Resource } from '../resource.js';
import { ToolDefinitionSchema, type ToolDefinition } from '../tool-definition.js';

/** Asks for a page of a list. */
export interface McpListRequest {
  /** `nextCursor` of the page before. @default the first page */
  cursor?: string | undefined;
}

/** A page of the tools of all connected services, and of the discovery tools. */
export interface McpToolList {
  [member: string]: unknown;
  /** In a fixed order. */
  tools: ToolDefinition[];
  /** Present where there are more. */
  nextCursor?: string | undefined;
}

/** A page of the resources of all connected services. */
export interface McpResourceList {
  [member: string]: unknown;
  /** In a fixed order. */
  resources: Resource[];
  /** Present where there are more. */
  nextCursor?: string | undefined;
}

/** A page of the prompts of all connected services. */
export interface McpPromptList {
  [member: string]: unknown;
  /** In a fixed order. */
  prompts: Prompt[];
  /** Present where there are more. */
  nextCursor?: string | undefined;
}

const nextCursor = z.optional(z.string());

export const McpListRequestSchema = z.object({
  cursor: z.optional(z.string().check(z.maxLength(8192))),
});
export const McpToolListSchema = z.looseObject({
  tools: z.array(ToolDefinitionSchema),
  nextCursor,
});
export const McpResourceListSchema = z.looseObject({
  resources: z.array(ResourceSchema),
  nextCursor,
});
export const McpPromptListSchema = z.looseObject({ prompts: z.array(PromptSchema), nextCursor });
