import * as z from 'zod/mini';

/** An execution that exists already, from a position on. */
export interface RealtimeFollow {
  executionId: string;
  /** The `seq` of the last event that the client has. @default 0 */
  after?: number | undefined;
}

export const RealtimeFollowSchema = z.strictObject({
  executionId: z.string().check(z.minLength(1), z.maxLength(255)),
  after: z.optional(z.int().check(z.minimum(0))),
});
