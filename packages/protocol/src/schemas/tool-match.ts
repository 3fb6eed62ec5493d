import * as z from 'zod/mini';

/** A tool that was searched for, and the service that has it. */
export interface ToolMatch {
  /** The tool. */
  name: string;
  /** What it does, in the words of the service. Untrusted. */
  description?: string | undefined;
  /** The service that has it, to connect to. */
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
