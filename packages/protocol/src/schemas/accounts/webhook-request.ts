import * as z from 'zod/mini';
import { webhookEventTypes, type WebhookEventType } from './webhook.js';

/** What a new webhook is made with. */
export interface WebhookRequest {
  /** Where notifications are posted to. */
  url: string;
  /** @default all of them */
  events?: WebhookEventType[] | undefined;
}

export const WebhookRequestSchema = z.strictObject({
  url: z
    .string()
    .check(z.regex(/^https?:\/\/\S+$/i, 'must be an http(s) address'), z.maxLength(2048)),
  events: z.optional(z.array(z.enum(webhookEventTypes)).check(z.minLength(1))),
});
