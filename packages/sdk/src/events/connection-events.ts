import type { ConnectionEvent, ConnectionEventType } from '@nanda/protocol';
import { createIdempotencyKey } from '../http/create-idempotency-key.js';
import type { Logger } from '../logger.js';
import { callListener } from './call-listener.js';
import type { ConnectionListener } from './connection-listener.js';
import type { EventChannel, EventSubscriber } from './event-channel.js';
import type { EventMessage } from './event-message.js';
import type { EventSubscription, SubscriptionOptions } from './event-subscription.js';
import { subscribe } from './subscribe.js';

/** Which connection is listened to, and where its events come. */
export interface ConnectionSource {
  readonly connectionId: string;
  readonly channel: EventChannel;
}

interface Delivery {
  readonly connectionId: string;
  readonly deliver: (message: EventMessage) => void;
}

/** Options of `connection.events()`. */
export interface ConnectionEventsOptions extends SubscriptionOptions {
  /** @default all of them */
  readonly types?: readonly ConnectionEventType[] | undefined;
}

/** Those who listen to single connections. */
export class ConnectionEvents {
  readonly #logger: Logger;
  /** Told of each event of their connection, and of an end that is announced here. */
  readonly #deliveries = new Set<Delivery>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Calls the listener with each event of a type. Returns the way to stop that. */
  on(
    source: ConnectionSource,
    {
      type,
      listener,
    }: { readonly type: ConnectionEventType; readonly listener: ConnectionListener },
  ): () => void {
    const stop = this.#add(source, {
      topics: ['connections'],
      onMessage: (message) => {
        const event = pick(message, source);
        if (event === undefined) return;
        // Nothing comes after it: let the link go, and do not tell it twice.
        if (event.type === 'closed') stop();
        if (event.type === type)
          callListener(listener, { value: event, type, logger: this.#logger });
      },
    });
    return stop;
  }

  /** The events of these types, to loop over. */
  subscribe(
    source: ConnectionSource,
    { types, ...options }: ConnectionEventsOptions,
  ): EventSubscription<ConnectionEvent> {
    return subscribe({
      topics: ['connections'],
      pick: (message) => pick(message, source),
      isWanted: ({ type }) => types?.includes(type) ?? true,
      isLast: ({ type }) => type === 'closed',
      add: (subscriber) => this.#add(source, subscriber),
      whenReady: () => source.channel.whenReady(),
      options,
    });
  }

  /** Tells of the end at once, and lets the link go, rather than wait for the server to say it. */
  announceClosed({
    connection,
    previousState,
  }: Pick<ConnectionEvent, 'connection' | 'previousState'>): void {
    const id = createIdempotencyKey();
    const timestamp = new Date().toISOString();
    const facts = { id, timestamp, connectionId: connection.id, previousState, connection };
    const payload: ConnectionEvent = { ...facts, type: 'closed' };
    for (const { connectionId, deliver } of Array.from(this.#deliveries)) {
      if (connectionId !== connection.id) continue;
      deliver({ type: 'connection_update', id, timestamp, payload });
    }
  }

  #add({ connectionId, channel }: ConnectionSource, subscriber: EventSubscriber): () => void {
    const delivery: Delivery = {
      connectionId,
      deliver: (message) => subscriber.onMessage?.(message),
    };
    this.#deliveries.add(delivery);
    const leave = channel.add({
      ...subscriber,
      onClose: () => {
        this.#deliveries.delete(delivery);
        subscriber.onClose?.();
      },
    });
    return () => {
      this.#deliveries.delete(delivery);
      leave();
    };
  }
}

function pick(
  message: EventMessage,
  { connectionId }: ConnectionSource,
): ConnectionEvent | undefined {
  if (message.type !== 'connection_update') return undefined;
  return message.payload.connectionId === connectionId ? message.payload : undefined;
}
