import type { Transport } from '../http/transport.js';
import type { CatalogEvent, ConnectionEvent } from '@nanda/protocol';
import type { ClientEvents } from './client-events.js';
import { ConnectionEvents } from './connection-events.js';
import { EventChannel, type EventSubscriber } from './event-channel.js';
import type { HeardConnection } from './event-gate.js';
import type { EventMessage } from './event-message.js';
import type { EventQuery } from './event-query.js';
import type { EventSubscription } from './event-subscription.js';
import type { EventTopic } from './event-topic.js';
import { listen, type Listening } from './listen.js';
import { subscribe } from './subscribe.js';

/** Connections that are remembered as they were last heard of. */
const maxHeard = 1000;

/**
 * The events of a client. One channel for each anonymous client that its connections belong to, which is one in
 * all but a rare case; who listens to all of them listens to those to come as well.
 */
export class EventHub {
  /** Those who listen to single connections. */
  readonly connections: ConnectionEvents;

  readonly #transport: Transport;
  readonly #channels = new Map<string | undefined, EventChannel>();
  /** By channel: the way to stop. */
  readonly #everywhere = new Map<EventSubscriber, Map<EventChannel, () => void>>();
  readonly #heard = new Map<string, HeardConnection>();
  #position = 0;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.connections = new ConnectionEvents(transport.logger);
  }

  /** The events of the anonymous client with that token. */
  channel(clientToken: string | undefined): EventChannel {
    // The transport's own has no name: it may be learnt while its events come already.
    const key = clientToken === this.#transport.clientToken ? undefined : clientToken;
    const found = this.#channels.get(key);
    if (found !== undefined) return found;
    const channel = new EventChannel({
      transport: this.#transport,
      clientToken: key,
      onMessage: (message) => this.#hear(message),
    });
    this.#channels.set(key, channel);
    for (const [subscriber, stops] of this.#everywhere) this.#join(channel, { subscriber, stops });
    return channel;
  }

  /** Calls a listener with whatever a client tells by a name. Returns the way to stop that. */
  listen<Type extends keyof ClientEvents>(listening: Listening<Type>): () => void {
    return listen(this, { ...listening, logger: this.#transport.logger });
  }

  /** Events of all connections, and of the catalog where that is wanted, to loop over. */
  subscribe({
    connectionId,
    types,
    catalog = false,
    ...options
  }: EventQuery): EventSubscription<ConnectionEvent | CatalogEvent> {
    const topics: EventTopic[] = types?.length === 0 ? [] : ['connections'];
    if (catalog) topics.push('catalog');
    return subscribe<ConnectionEvent | CatalogEvent>({
      topics,
      pick: (message) => (message.type === 'event' ? message.payload.data : message.payload),
      isWanted: (event) => {
        if (!('connectionId' in event)) return catalog;
        if (connectionId !== undefined && event.connectionId !== connectionId) return false;
        return types?.includes(event.type) ?? true;
      },
      add: (subscriber) => this.add(subscriber),
      whenReady: () => this.whenReady(),
      options,
    });
  }

  /** Listens to all of them. Returns the way to stop that. */
  add(subscriber: EventSubscriber): () => void {
    const stops = new Map<EventChannel, () => void>();
    this.#everywhere.set(subscriber, stops);
    this.channel(undefined);
    for (const channel of this.#channels.values()) this.#join(channel, { subscriber, stops });
    return () => {
      this.#everywhere.delete(subscriber);
      for (const stop of stops.values()) stop();
      stops.clear();
    };
  }

  /** How many events of connections have come. */
  get position(): number {
    return this.#position;
  }

  /** A connection as events last told of it; only so many are remembered. */
  heard(connectionId: string): HeardConnection | undefined {
    return this.#heard.get(connectionId);
  }

  /** Waits until the proxy has confirmed all that is listened for. @throws NandaError where it cannot be followed. */
  async whenReady(): Promise<void> {
    await Promise.all([...this.#channels.values()].map((channel) => channel.whenReady()));
  }

  /** Begins anew: the client is somebody else by now, whose events those that come are not. */
  restart(): void {
    for (const channel of this.#channels.values()) channel.restart();
  }

  /** Ends everything, and listens to nothing any more. */
  close(): void {
    for (const channel of this.#channels.values()) channel.close();
    this.#everywhere.clear();
  }

  #join(
    channel: EventChannel,
    {
      subscriber,
      stops,
    }: { readonly subscriber: EventSubscriber; readonly stops: Map<EventChannel, () => void> },
  ): void {
    if (stops.has(channel)) return;
    const isMain = channel === this.#channels.get(undefined);
    // The catalog is the same for all of them.
    const topics = subscriber.topics.filter((topic: EventTopic) => isMain || topic !== 'catalog');
    stops.set(channel, channel.add({ ...subscriber, topics }));
  }

  #hear(message: EventMessage): void {
    if (message.type !== 'connection_update') return;
    const { connection, connectionId } = message.payload;
    this.#position += 1;
    this.#heard.delete(connectionId);
    this.#heard.set(connectionId, { connection, position: this.#position });
    if (this.#heard.size <= maxHeard) return;
    for (const oldest of this.#heard.keys()) {
      this.#heard.delete(oldest);
      return;
    }
  }
}
