import type { CatalogEvent, ConnectionEvent, ConnectionEventType } from '@nanda/protocol';
import type { NandaError } from '../errors/nanda-error.js';
import type { EventGap } from './event-gap.js';
import type { EventMessage } from './event-message.js';
import type { EventsConnected, EventsDisconnected } from './event-notice.js';

/**
 * What `nanda.on()` tells, by name. Connection events are those of all connections of the client's user, also
 * of ones that another process opened.
 */
export interface ClientEvents
  extends
    Record<Exclude<ConnectionEventType, 'error'>, ConnectionEvent>,
    Record<CatalogEvent['type'], CatalogEvent> {
  /** A connection failed: its event of type `error`. */
  connection_error: ConnectionEvent;
  /** Every event of connections and of the catalog, in its envelope. */
  message: EventMessage;
  /** Events come from now on, or over another way. */
  connected: EventsConnected;
  /** No events come for now. */
  disconnected: EventsDisconnected;
  /** Events were missed, or may have been. */
  gap: EventGap;
  /**
   * Events cannot be followed. No other try is made until something is listened for again, `nanda.events.ready()` is
   * asked, or somebody signs in.
   */
  error: NandaError;
}
