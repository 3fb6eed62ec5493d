import * as z from 'zod/mini';
import { realtimeEventNames, type RealtimeEventName } from './realtime-event-names.js';

/** Which events are meant. */
export interface RealtimeSubscription {
  /** @default ['*'] */
  events?: RealtimeEventName[] | undefined;
  /** Of this connection only. */
  connectionId?: string | undefined;
  /** Of these connections only. @default of all of the caller's */
  connections?: string[] | undefined;
}

const connectionId = z.string().check(z.minLength(1), z.maxLength(512));

// Strict: a misspelt `connectionId` must not mean all of them.
export const RealtimeSubscriptionSchema = z.strictObject({
  events: z.optional(z.array(z.enum(realtimeEventNames)).check(z.maxLength(64))),
  connectionId: z.optional(connectionId),
  connections: z.optional(z.array(connectionId).check(z.maxLength(256))),
});
