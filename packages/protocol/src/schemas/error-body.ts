import * as z from 'zod/mini';

/** The inside of every failure on the v2 surface. */
export interface ErrorBody {
  /** One of the contract's codes; a newer proxy may send one that this version does not know. */
  code: string;
  /** What went wrong and what to do next. */
  message: string;
  details?: Record<string, unknown> | undefined;
  requestId: string;
  /** Whether the same request may succeed later. */
  retryable: boolean;
}

export const ErrorBodySchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z.optional(z.record(z.string(), z.unknown())),
  requestId: z.string(),
  retryable: z.boolean(),
});
