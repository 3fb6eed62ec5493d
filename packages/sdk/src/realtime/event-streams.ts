import { headers as names } from '@nanda/protocol/facts';
import type { CatalogEvent, ConnectionEvent } from '@nanda/protocol';
import type { EventTopic } from '../events/event-topic.js';
import { receiveEvents } from '../events/receive-events.js';
import type { Transport } from '../http/transport.js';

/** What {@link EventStreams} follow, and whom they tell. */
export interface EventStreamsParts {
  readonly transport: Transport;
  readonly clientToken: () => string | undefined;
  /** The id of the event to go on after, asked at each opening. */
  readonly position: (topic: EventTopic) => string | undefined;
  /** @param since the proxy's time, as near as it is known: in milliseconds */
  readonly onOpen: (topic: EventTopic, since: number) => void;
  readonly onBreak: (topic: EventTopic, reason: string) => void;
  readonly onConnectionEvent: (event: ConnectionEvent) => void;
  readonly onCatalogEvent: (event: CatalogEvent) => void;
  /** It was refused for good, and is over. */
  readonly onFailure: (topic: EventTopic, error: unknown) => void;
}

/** How far the clock of a page may be from the proxy's, which it is not always told. */
const clockMargin = 60_000;

/** Events as server-sent events: one stream for each topic, opened again whenever it breaks off. */
export class EventStreams {
  readonly #parts: EventStreamsParts;
  readonly #running = new Map<EventTopic, AbortController>();
  readonly #open = new Set<EventTopic>();

  constructor(parts: EventStreamsParts) {
    this.#parts = parts;
  }

  /** Whether events come this way. */
  isOpen(topic: EventTopic): boolean {
    return this.#open.has(topic);
  }

  get hasOpen(): boolean {
    return this.#open.size > 0;
  }

  /** Follows a topic. One that is followed already goes on, unless it is to begin `anew`. */
  start(topic: EventTopic, { anew = false }: { readonly anew?: boolean } = {}): void {
    if (this.#running.has(topic)) {
      if (!anew) return;
      this.stop(topic);
    }
    const controller = new AbortController();
    this.#running.set(topic, controller);
    void this.#follow(topic, controller.signal);
  }

  stop(topic: EventTopic): void {
    this.#running.get(topic)?.abort();
    this.#running.delete(topic);
    this.#open.delete(topic);
  }

  async #follow(topic: EventTopic, signal: AbortSignal): Promise<void> {
    const { transport, clientToken, position } = this.#parts;
    let sentAs: string | undefined;
    const parameters = {
      clientToken: clientToken(),
      lastEventId: () => {
        sentAs = transport.clientToken;
        return position(topic);
      },
      isPatient: true,
      onOpen: (response: Response) => {
        if (signal.aborted) return;
        const handedOut = response.headers.get(names.client);
        const own = transport.clientToken;
        // Not where it was sent with that token: whatever does not take it would be asked without end.
        if (handedOut !== null && handedOut !== own && sentAs !== own) {
          // A call that went out meanwhile made another client, whose connections are those to hear of.
          this.start(topic, { anew: true });
          return;
        }
        this.#open.add(topic);
        this.#parts.onOpen(topic, timeOf(response));
      },
      onBreak: (reason: string) => {
        if (signal.aborted) return;
        this.#open.delete(topic);
        this.#parts.onBreak(topic, reason);
      },
      signal,
    };
    try {
      if (topic === 'connections') {
        const events = receiveEvents(transport, {
          ...parameters,
          operation: 'events.connections',
        });
        for await (const event of events) {
          if (signal.aborted) return;
          this.#parts.onConnectionEvent(event);
        }
      } else {
        const events = receiveEvents(transport, { ...parameters, operation: 'events.catalog' });
        for await (const event of events) {
          if (signal.aborted) return;
          this.#parts.onCatalogEvent(event);
        }
      }
    } catch (error) {
      if (signal.aborted) return;
      this.stop(topic);
      this.#parts.onFailure(topic, error);
    }
  }
}

/** When it was sent, to the second. */
function timeOf({ headers }: Response): number {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? Date.now() - clockMargin : date;
}
