import * as z from 'zod/mini';

/** One block of a result: text, image, audio, resource, resource_link, or a type that came later. */
export interface ContentBlock {
  [member: string]: unknown;
  /** Which kind of block it is. */
  type: string;
}

/** The MCP result of a call, whole: nothing is taken out and nothing is put in. */
export interface ToolResult {
  [member: string]: unknown;
  /** What it answered, block by block. Untrusted. */
  content: ContentBlock[];
  /** Any JSON value; matches the tool's `outputSchema` where it has one. */
  structuredContent?: unknown;
  /** True when the tool itself failed. Such a result is still a result. */
  isError?: boolean | undefined;
}

export const ContentBlockSchema = z.looseObject({ type: z.string() });

export const ToolResultSchema = z.looseObject({
  content: z.array(ContentBlockSchema),
  structuredContent: z.optional(z.unknown()),
  isError: z.optional(z.boolean()),
});
