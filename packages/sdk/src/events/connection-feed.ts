import type { ConnectionEvent } from '@nanda/protocol';
import type { Transport } from '../http/transport.js';
import { followEvents } from './follow-events.js';

export type ConnectionListener = (event: ConnectionEvent) => void;

/**
 * What happens to the caller's connections, over one event stream: opened for the first listener, closed
 * after the last one, opened again when it breaks off, from where it was.
 */
export class ConnectionFeed {
  readonly #transport: Transport;
  readonly #clientToken: string | undefined;
  readonly #listeners = new Map<string, Set<ConnectionListener>>();
  #controller: AbortController | undefined;
  #lastEventId: string | undefined;

  constructor(transport: Transport, { clientToken }: { clientToken: string | undefined }) {
    this.#transport = transport;
    this.#clientToken = clientToken;
  }

  /** Calls the listener with each event of a connection. Returns the way to stop that. */
  subscribe(connectionId: string, listener: ConnectionListener): () => void {
    const listeners = this.#listeners.get(connectionId) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(connectionId, listeners);
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      void this.#follow(this.#controller.signal);
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0 || this.#listeners.get(connectionId) !== listeners) return;
      this.#listeners.delete(connectionId);
      if (this.#listeners.size === 0) this.close();
    };
  }

  /** Ends the stream and forgets all listeners. */
  close(): void {
    this.#controller?.abort();
    this.#controller = undefined;
    this.#lastEventId = undefined;
    this.#listeners.clear();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const events = followEvents(this.#transport, {
      operation: 'events.connections',
      clientToken: this.#clientToken,
      lastEventId: this.#lastEventId,
      isPatient: true,
      options: { signal },
    });
    try {
      for await (const event of events) {
        this.#lastEventId = event.id;
        for (const listener of this.#listeners.get(event.connectionId) ?? []) listener(event);
      }
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.#transport.logger.error(`Events of connections cannot be followed: ${text}`);
      // The next listener makes another try.
      if (this.#controller?.signal === signal) this.#controller = undefined;
    }
  }
}
