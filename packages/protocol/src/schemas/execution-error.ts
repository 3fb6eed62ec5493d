import * as z from 'zod/mini';

/** Why an execution failed. */
export interface ExecutionError {
  /** What kind of failure. */
  code: string;
  /** For people: what happened, and what to do. */
  message: string;
  /** What belongs to `code`. May quote the service: untrusted. */
  details?: Record<string, unknown> | undefined;
  /** True where the call was certainly not made, so that it can be sent again whatever it does. */
  retryable?: boolean | undefined;
}

export const ExecutionErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z.optional(z.record(z.string(), z.unknown())),
  retryable: z.optional(z.boolean()),
});
