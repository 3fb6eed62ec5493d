import * as z from 'zod/mini';

/** Where a client was when its socket dropped. What it does not tell goes on after what was sent. */
export interface RealtimeResume {
  /** Of the `welcome` of the socket that dropped. */
  resumeToken: string;
  /** By the id of each `stream` request: the `seq` of the last event that came, or 0 where none did. */
  streams?: Record<string, number> | undefined;
  /** The ids of the `execute` requests whose answer has not come. */
  requests?: string[] | undefined;
  /** The id of the last `connection_update` that came, or null where none did. */
  lastEventId?: string | null | undefined;
  /** The id of the last `event` that came, or null where none did. */
  lastCatalogEventId?: string | null | undefined;
}

/** As many as one socket may have under way, and as many that have ended. */
const maxRequests = 128;

const requestId = z.string().check(z.minLength(1), z.maxLength(255));
const eventId = z.optional(z.nullable(z.string().check(z.maxLength(255))));

export const RealtimeResumeSchema = z.strictObject({
  resumeToken: z.string().check(z.minLength(1), z.maxLength(255)),
  streams: z.optional(
    z
      .record(requestId, z.int().check(z.minimum(0)))
      .check(
        z.refine(
          (streams) => Object.keys(streams).length <= maxRequests,
          `names more than ${maxRequests} streams`,
        ),
      ),
  ),
  requests: z.optional(z.array(requestId).check(z.maxLength(maxRequests))),
  lastEventId: eventId,
  lastCatalogEventId: eventId,
});
