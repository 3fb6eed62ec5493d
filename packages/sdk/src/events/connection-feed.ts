import type { ConnectionEvent, Schema } from '@nanda/protocol';
import { headers } from '@nanda/protocol/facts';
import type { EventSourceMessage } from 'eventsource-parser';
import { APIError } from '../errors/api-error.js';
import { loadContract } from '../http/load-contract.js';
import type { Transport } from '../http/transport.js';
import { validate } from '../http/validate.js';
import { parseJson } from '../streaming/parse-json.js';
import { readServerEvents } from '../streaming/read-server-events.js';
import { reconnectDelay } from './reconnect-delay.js';
import { wait } from './wait.js';

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
    const { logger } = this.#transport;
    let failures = 0;
    while (!signal.aborted) {
      try {
        const [response, contract] = await Promise.all([this.#open(signal), loadContract()]);
        const schema = contract.ConnectionEventSchema;
        failures = 0;
        const idleTimeout = this.#transport.streamIdleTimeout;
        for await (const message of readServerEvents(response, { idleTimeout, signal })) {
          this.#lastEventId = message.id ?? this.#lastEventId;
          this.#deliver(message, { schema });
        }
      } catch (error) {
        if (signal.aborted) return;
        const text = error instanceof Error ? error.message : String(error);
        if (APIError.isInstance(error) && error.status < 500 && !error.isRetryable) {
          logger.error(`Events of connections cannot be followed: ${text}`);
          // The next listener makes another try.
          if (this.#controller?.signal === signal) this.#controller = undefined;
          return;
        }
        logger.info(`The stream of connection events broke off: ${text}`);
      }
      await wait(reconnectDelay(failures++), { signal });
    }
  }

  #open(signal: AbortSignal): Promise<Response> {
    return this.#transport.open('events.connections', {
      clientToken: this.#clientToken,
      ...(this.#lastEventId !== undefined && {
        headers: { [headers.lastEventId]: this.#lastEventId },
      }),
      options: { signal, maxRetries: 0 },
    });
  }

  #deliver({ data }: EventSourceMessage, { schema }: { schema: Schema<ConnectionEvent> }): void {
    const { logger } = this.#transport;
    let event: ConnectionEvent;
    try {
      event = validate(schema, {
        value: parseJson(data),
        subject: 'An event of a connection',
      });
    } catch (error) {
      logger.warn(error instanceof Error ? error.message : String(error));
      return;
    }
    for (const listener of this.#listeners.get(event.connectionId) ?? []) listener(event);
  }
}
