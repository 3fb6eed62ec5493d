import * as z from 'zod/mini';

/** Why an execution failed. */
export interface ExecutionError {
  code: string;
  message: string;
  details?: Record<string, unknown> | undefined;
}

export const ExecutionErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z.optional(z.record(z.string(), z.unknown())),
});
