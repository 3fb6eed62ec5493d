import * as z from 'zod/mini';

export const webhookEventTypes = [
  'execution.completed',
  'execution.failed',
  'execution.cancelled',
  'connection.updated',
  'connection.closed',
] as const;

/** What a webhook can be told of. */
export type WebhookEventType = (typeof webhookEventTypes)[number];

/** An address that the proxy tells what happened. */
export interface Webhook {
  /** Names it. */
  id: string;
  /** Where notifications are posted to. */
  url: string;
  /** What it is told of. */
  /** Of `webhookEventTypes`, or of a newer proxy's. */
  events: string[];
  /** RFC 3339. */
  createdAt: string;
}

/** A webhook with the secret that its notifications are signed with, which is shown this once. */
export interface NewWebhook extends Webhook {
  /** A secret: `whsec_` and a key in base64. */
  secret: string;
}

export const WebhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  createdAt: z.string(),
});

export const NewWebhookSchema = z.extend(WebhookSchema, { secret: z.string() });
