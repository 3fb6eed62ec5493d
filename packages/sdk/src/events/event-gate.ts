import type { Connection } from '@nanda/protocol';
import type { Transport } from '../http/transport.js';
import { ConnectionError } from '../errors/connection-error.js';
import { loadLater } from '../load-later.js';
import type { EventHub } from './event-hub.js';
import type { EventSubscription } from './event-subscription.js';

/** A connection as it was last heard of, and when: later ones have a higher position. */
export interface HeardConnection {
  readonly connection: Connection;
  readonly position: number;
}

interface Waiting {
  readonly use: (hub: EventHub) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * The way to the events of a client. What brings them is loaded with the first who wants some; until then there
 * are none, so that whoever asks meanwhile misses nothing.
 */
export class EventGate {
  readonly #transport: Transport;
  /** Of anonymous clients, beside the transport's own. */
  readonly #clientTokens = new Set<string | undefined>();
  readonly #waiting: Waiting[] = [];
  #hub: EventHub | undefined;
  #loading: Promise<void> | undefined;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Where the events are by now, and 0 before the first. */
  get position(): number {
    return this.#hub?.position ?? 0;
  }

  /** A connection as events last told of it. */
  heard(connectionId: string): HeardConnection | undefined {
    return this.#hub?.heard(connectionId);
  }

  /** Makes listeners of all connections hear of those of this anonymous client too. */
  know(clientToken: string | undefined): void {
    this.#clientTokens.add(clientToken);
    this.#hub?.channel(clientToken);
  }

  /** Begins to listen. Returns the way to stop that. */
  listen(begin: (hub: EventHub) => () => void): () => void {
    let isWanted = true;
    let stop: (() => void) | undefined;
    this.#use({
      use: (hub) => {
        if (isWanted) stop = begin(hub);
      },
      fail: () => undefined,
    });
    return () => {
      isWanted = false;
      stop?.();
    };
  }

  /** Begins to keep events. */
  subscribe<Event>(begin: (hub: EventHub) => EventSubscription<Event>): EventSubscription<Event> {
    if (this.#hub !== undefined) return begin(this.#hub);
    const begun = new Promise<EventSubscription<Event>>((resolve, reject) =>
      this.#use({ use: (hub) => resolve(begin(hub)), fail: reject }),
    );
    // Told to whoever reads.
    begun.catch(() => undefined);
    const subscription: EventSubscription<Event> = {
      next: async () => (await begun).next(),
      return: async () => (await begun).return(),
      ready: async () => (await begun).ready(),
      [Symbol.asyncIterator]: () => subscription,
      [Symbol.asyncDispose]: async () => void (await (await begun).return()),
    };
    return subscription;
  }

  /** Does something that only those who listen already can notice. */
  tell(use: (hub: EventHub) => void): void {
    if (this.#hub !== undefined || this.#waiting.length > 0) {
      this.#use({ use, fail: () => undefined });
    }
  }

  /** Waits until the proxy has confirmed all that is listened for. @throws NandaError where it cannot be followed. */
  async whenReady(): Promise<void> {
    await this.#loading;
    await this.#hub?.whenReady();
  }

  #use(waiting: Waiting): void {
    if (this.#hub !== undefined) {
      waiting.use(this.#hub);
      return;
    }
    this.#waiting.push(waiting);
    if (this.#loading !== undefined) return;
    this.#loading = this.#load();
    // Told to each who waits.
    this.#loading.catch(() => undefined);
  }

  async #load(): Promise<void> {
    try {
      const { EventHub: Hub } = await loadLater();
      const hub = new Hub(this.#transport);
      for (const clientToken of this.#clientTokens) hub.channel(clientToken);
      this.#hub = hub;
      for (const { use } of this.#waiting.splice(0)) use(hub);
    } catch (cause) {
      this.#loading = undefined;
      const error = new ConnectionError('The part that brings events could not be loaded.', {
        cause,
      });
      this.#transport.logger.error(error.message);
      for (const { fail } of this.#waiting.splice(0)) fail(error);
      throw error;
    }
  }
}
