import * as z from 'zod/mini';
import { ConnectionSchema, type Connection } from '../connection.js';
import { ExecutionSchema, type Execution } from '../execution.js';

/** What a proxy posts to a webhook. */
export interface WebhookNotification {
  /** The same in every delivery of it: what was seen before can be left out. */
  id: string;
  /** What happened. */
  /** One of `webhookEventTypes`, or of a newer proxy's. */
  type: string;
  /** RFC 3339. */
  timestamp: string;
  /** Set where `type` begins with `execution.`. */
  execution?: Execution | undefined;
  /** Set where `type` begins with `connection.`. */
  connection?: Connection | undefined;
}

export const WebhookNotificationSchema = z.object({
  id: z.string(),
  type: z.string(),
  timestamp: z.string(),
  execution: z.optional(ExecutionSchema),
  connection: z.optional(ConnectionSchema),
});
