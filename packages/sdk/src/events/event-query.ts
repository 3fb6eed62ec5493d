import type { ConnectionEventType } from '@nanda/protocol';
import type { SubscriptionOptions } from './event-subscription.js';

/** Options of `nanda.events.subscribe()`. */
export interface EventQuery extends SubscriptionOptions {
  /** Of this connection only. @default of all */
  readonly connectionId?: string | undefined;
  /** Which events of connections; an empty list for none. @default all of them */
  readonly types?: readonly ConnectionEventType[] | undefined;
  /** Whether events of the catalog come as well. @default false */
  readonly catalog?: boolean | undefined;
}
