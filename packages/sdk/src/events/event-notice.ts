import type { NandaError } from '../errors/nanda-error.js';
import type { EventGap } from './event-gap.js';

/** How events come. */
export type EventWay = 'websocket' | 'sse';

/** Events come from now on, or over another way. */
export interface EventsConnected {
  /** How they come: over the WebSocket, or as server-sent events. */
  readonly via: EventWay;
}

/** No events come for now; it is tried again, and what is missed is made up for. */
export interface EventsDisconnected {
  /** What was the matter. */
  readonly reason: string;
}

/** What happens to the way that events come over. */
export type EventNotice =
  | { readonly type: 'connected'; readonly detail: EventsConnected }
  | { readonly type: 'disconnected'; readonly detail: EventsDisconnected }
  | { readonly type: 'gap'; readonly detail: EventGap }
  | { readonly type: 'error'; readonly detail: NandaError };
