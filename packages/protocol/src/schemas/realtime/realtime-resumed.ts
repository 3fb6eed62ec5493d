import * as z from 'zod/mini';
import { RealtimeSubscriptionSchema, type RealtimeSubscription } from './realtime-subscription.js';

/** What goes on from here. Comes before whatever was missed. */
export interface RealtimeResumed {
  /** Of this socket from now on; the one of its `welcome` is void. */
  resumeToken: string;
  subscriptions: RealtimeSubscription[];
  /** The ids of the `stream` requests that go on. */
  streams: string[];
  /** The ids of the `execute` requests that are still to be answered. */
  requests: string[];
}

export const RealtimeResumedSchema = z.object({
  resumeToken: z.string(),
  subscriptions: z.array(RealtimeSubscriptionSchema),
  streams: z.array(z.string()),
  requests: z.array(z.string()),
});
