import type { EventTopic } from './event-topic.js';

/** Events were missed, or may have been: look at what you hold of their subject anew. */
export interface EventGap {
  /** What the events were about. */
  readonly topic: EventTopic;
  /** The id of the last event that came before; null where none did. */
  readonly after: string | null;
  /**
   * `history`: the proxy no longer knows where this client was, such as after its restart. `queue`: the loop
   * that reads them fell too far behind.
   */
  readonly cause: 'history' | 'queue';
}
