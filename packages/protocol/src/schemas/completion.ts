import * as z from 'zod/mini';

/** What is completed: an argument of a prompt, or a variable of a resource template. */
export interface CompletionRequest {
  /** The prompt, or the resource template, that the argument belongs to. */
  ref: { type: 'ref/prompt'; name: string } | { type: 'ref/resource'; uri: string };
  /** The argument, or the variable, that is being typed. */
  argument: {
    name: string;
    /** As far as it has been typed. */
    value: string;
  };
  /** What has been decided already, by name. */
  context?: { arguments?: Record<string, string> | undefined } | undefined;
}

/** What an argument may be. */
export interface Completion {
  /** At most 100. */
  values: string[];
  /** How many there are in all, where the service says so. */
  total?: number | undefined;
  /** Whether there are more than these. */
  hasMore?: boolean | undefined;
}

export const CompletionRequestSchema = z.strictObject({
  ref: z.discriminatedUnion('type', [
    z.object({ type: z.literal('ref/prompt'), name: z.string() }),
    z.object({ type: z.literal('ref/resource'), uri: z.string() }),
  ]),
  argument: z.object({ name: z.string(), value: z.string() }),
  context: z.optional(z.object({ arguments: z.optional(z.record(z.string(), z.string())) })),
});

export const CompletionSchema = z.object({
  values: z.array(z.string()),
  total: z.optional(z.number()),
  hasMore: z.optional(z.boolean()),
});
