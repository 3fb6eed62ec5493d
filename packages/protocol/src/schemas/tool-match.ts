import * as z from 'zod/mini';

/** A tool that was searched for, and the service that has it. */
export interface ToolMatch {
  name: string;
  description?: string | undefined;
  service: { id: string; name: string; title?: string | undefined; verified: boolean };
}

export const ToolMatchSchema = z.object({
  name: z.string(),
  description: z.optional(z.string()),
  service: z.object({
    id: z.string(),
    name: z.string(),
    title: z.optional(z.string()),
    verified: z.boolean(),
  }),
});
