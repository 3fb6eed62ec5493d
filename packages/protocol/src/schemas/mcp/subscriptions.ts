import * as z from 'zod/mini';
import { queryText } from '../query-values.js';

/** Makes, ends or lists what a caller wants to be told of. */
export interface McpSubscriptionRequest {
  /** @default `subscribe` */
  action: 'subscribe' | 'unsubscribe' | 'list';
  /** Which one is ended. */
  subscription_id?: string | undefined;
  /** `tools`, `prompts`, `resources`, or the scheme of the URIs of resources. @default all */
  resource_type?: string | undefined;
  /** Resources whose changes are told. */
  uris: string[];
}

/** Something that a caller wants to be told of. */
export interface McpSubscription {
  /** For `GET /mcp/v1/sse/subscribe?subscription_id=`. */
  subscription_id: string;
  /** What it is limited to. */
  resource_type?: string | undefined;
  /** Resources whose changes are told. */
  uris: string[];
  /** When it was made, RFC 3339. */
  created_at: string;
}

/** What is there after the request. */
export interface McpSubscriptionList {
  /** The one that was made or ended. */
  subscription_id?: string | undefined;
  /** All of the caller's. */
  subscriptions: McpSubscription[];
}

/** A change, as the data of a server-sent event. */
export interface McpChange {
  /** Counts within one stream. */
  id: string;
  /** The name of the server-sent event: `subscribed` comes first, once. */
  type: 'subscribed' | 'message';
  /** When it was told, RFC 3339. */
  timestamp: string;
  /** The MCP notification that says the same, such as `notifications/tools/list_changed`. */
  method?: string | undefined;
  /** What changed. */
  resource_type?: string | undefined;
  /** The resource that changed, where it is one. */
  uri?: string | undefined;
  /** Of `subscribed`: the resources whose changes will be told. */
  uris?: string[] | undefined;
}

const uri = z.string().check(z.minLength(1), z.maxLength(8192));
const resourceType = z.string().check(z.minLength(1), z.maxLength(64));

export const McpSubscriptionRequestSchema = z.object({
  action: z._default(z.enum(['subscribe', 'unsubscribe', 'list']), 'subscribe'),
  subscription_id: z.optional(z.string().check(z.maxLength(64))),
  resource_type: z.optional(resourceType),
  uris: z._default(z.array(uri).check(z.maxLength(100)), []),
});
export const McpSubscriptionSchema = z.object({
  subscription_id: z.string(),
  resource_type: z.optional(z.string()),
  uris: z.array(z.string()),
  created_at: z.string(),
});
export const McpSubscriptionListSchema = z.object({
  subscription_id: z.optional(z.string()),
  subscriptions: z.array(McpSubscriptionSchema),
});
export const McpChangeSchema = z.object({
  id: z.string(),
  type: z.enum(['subscribed', 'message']),
  timestamp: z.string(),
  method: z.optional(z.string()),
  resource_type: z.optional(z.string()),
  uri: z.optional(z.string()),
  uris: z.optional(z.array(z.string())),
});

/** What is followed: a subscription that was made before, or one that lasts as long as the stream. */
export const McpChangesQuerySchema = z.object({
  subscription_id: z.optional(queryText),
  resource_type: z.optional(queryText),
  uri: z.optional(queryText),
});
