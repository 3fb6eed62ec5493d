import * as z from 'zod/mini';

/** What an execution took. */
export interface ExecutionMetadata {
  /** Milliseconds from the acceptance of the request to its end. */
  executionTime: number;
  /** How often the call was sent again. */
  retryCount: number;
  /** True when the result came from the cache. */
  cached: boolean;
}

export const ExecutionMetadataSchema = z.object({
  executionTime: z.number(),
  retryCount: z.number(),
  cached: z.boolean(),
});
