import type { ConnectionEvent, ConnectionEventType } from '@nanda/protocol';
import { createIdempotencyKey } from '../http/create-idempotency-key.js';
import type { Logger } from '../logger.js';
import type { ConnectionFeed, ConnectionListener } from './connection-feed.js';

/** What {@link ConnectionListeners} are made of. */
export interface ConnectionListenersParts {
  readonly connectionId: string;
  readonly feed: ConnectionFeed;
  readonly logger: Logger;
  /** Called with each event that comes, before any listener. */
  readonly onEvent: ConnectionListener;
}

/** Those who listen to one connection. */
export class ConnectionListeners {
  readonly #parts: ConnectionListenersParts;
  readonly #deliveries = new Set<ConnectionListener>();

  constructor(parts: ConnectionListenersParts) {
    this.#parts = parts;
  }

  /** Calls the listener with each event of a type. Returns the way to stop that. */
  add(type: ConnectionEventType, listener: ConnectionListener): () => void {
    const { connectionId, feed, logger, onEvent } = this.#parts;
    const deliver = (event: ConnectionEvent): void => {
      onEvent(event);
      // Nothing comes after it: let the event stream go, and do not tell it twice.
      if (event.type === 'closed') stop();
      if (event.type !== type) return;
      // An async function is a listener too: its rejection is as much its own as an error that it throws.
      void (async () => listener(event))().catch((error: unknown) => {
        logger.error(`A listener of "${type}" failed: ${String(error)}`);
      });
    };
    const unsubscribe = feed.subscribe(connectionId, deliver);
    const stop = (): void => {
      this.#deliveries.delete(deliver);
      unsubscribe();
    };
    this.#deliveries.add(deliver);
    return stop;
  }

  /** Tells of the end at once, and lets the event stream go, rather than wait for the server to say it. */
  announceClosed({
    connection,
    previousState,
  }: Pick<ConnectionEvent, 'connection' | 'previousState'>): void {
    const event: ConnectionEvent = {
      id: createIdempotencyKey(),
      type: 'closed',
      timestamp: new Date().toISOString(),
      connectionId: this.#parts.connectionId,
      previousState,
      connection,
    };
    for (const deliver of this.#deliveries) deliver(event);
  }
}
