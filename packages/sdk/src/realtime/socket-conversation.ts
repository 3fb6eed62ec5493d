import type {
  CatalogEvent,
  ConnectionEvent,
  RealtimeServerMessage,
  RealtimeSubscription,
} from '@nanda/protocol';
import type { EventTopic } from '../events/event-topic.js';
import type { Logger } from '../logger.js';
import type { RealtimeTimes } from './realtime-times.js';
import type { SocketHandle } from './run-socket.js';

/** Where a session is taken up again. */
export interface ResumePoint {
  readonly resumeToken: string;
  /** Undefined for a topic that had not begun. */
  readonly lastEventId?: string | null | undefined;
  readonly lastCatalogEventId?: string | null | undefined;
}

/** What {@link SocketConversation} tells. */
export interface SocketConversationParts {
  readonly logger: Logger;
  readonly times: Pick<RealtimeTimes, 'answer'>;
  readonly wanted: () => ReadonlySet<EventTopic>;
  /** Asked once, when the proxy is there. */
  readonly resumePoint: () => ResumePoint | undefined;
  /** By which this socket can be resumed from now on; the one before is void. */
  readonly onResumeToken: (resumeToken: string) => void;
  /** Handed out by the proxy to a client that came without one. @returns whether it is the one that counts */
  readonly onClientToken: (clientToken: string) => boolean;
  /** A topic comes over this socket from now on, by the proxy's time, or goes on where it was. */
  readonly onTopic: (
    topic: EventTopic,
    begin: { readonly since: number; readonly isResumed: boolean },
  ) => void;
  readonly onResumeRefused: () => void;
  readonly onConnectionEvent: (event: ConnectionEvent) => void;
  readonly onCatalogEvent: (event: CatalogEvent) => void;
}

const names = { connections: '*', catalog: 'catalog' } as const;
const topics: readonly EventTopic[] = ['connections', 'catalog'];
const resumeId = 'resume';

/** What is said over one socket: where to go on, what is wanted, and what comes of it. */
export class SocketConversation {
  readonly #parts: SocketConversationParts;
  readonly #asked = new Set<EventTopic>();
  /** The ids of what is still to be answered. */
  readonly #unanswered = new Set<string>();
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #isReady = false;

  constructor(parts: SocketConversationParts) {
    this.#parts = parts;
  }

  /** Takes one message of the proxy. */
  receive(message: RealtimeServerMessage, socket: SocketHandle): void {
    const { logger } = this.#parts;
    this.#answered(message.id);
    switch (message.type) {
      case 'welcome':
        return this.#begin(message.payload, socket);
      case 'resumed':
        this.#parts.onResumeToken(message.payload.resumeToken);
        this.#goOn(message.payload.subscriptions, Date.parse(message.timestamp));
        return this.#subscribe(socket);
      case 'subscribed': {
        const topic = topics.find((name) => message.id === name);
        const since = Date.parse(message.timestamp);
        if (topic !== undefined) this.#parts.onTopic(topic, { since, isResumed: false });
        return;
      }
      case 'connection_update':
        return this.#parts.onConnectionEvent(message.payload);
      case 'event':
        return this.#parts.onCatalogEvent(message.payload.data);
      case 'error':
        if (message.id === resumeId) {
          this.#parts.onResumeRefused();
          return this.#subscribe(socket);
        }
        logger.warn(`The proxy refused a message over the WebSocket: ${message.payload.message}`);
        if (topics.some((name) => message.id === name)) socket.end('a subscription was refused');
        return;
      default:
    }
  }

  /** The socket has ended: nothing is waited for any more. */
  close(): void {
    clearTimeout(this.#deadline);
    this.#unanswered.clear();
  }

  /** Asks for what is wanted by now, and lets go of what is not. */
  update(socket: SocketHandle): void {
    if (this.#isReady) this.#subscribe(socket);
  }

  #begin(
    { resumeToken, clientToken }: { resumeToken: string; clientToken?: string | undefined },
    socket: SocketHandle,
  ): void {
    const { resumePoint, onResumeToken, onClientToken } = this.#parts;
    if (clientToken !== undefined && !onClientToken(clientToken)) {
      // A call that went out meanwhile made another client, whose connections are those to hear of.
      socket.end('it belongs to another client token');
      return;
    }
    const point = resumePoint();
    onResumeToken(resumeToken);
    if (point === undefined) this.#subscribe(socket);
    else {
      this.#await(resumeId, socket);
      socket.send({ type: 'resume', id: resumeId, payload: point });
    }
  }

  #goOn(subscriptions: readonly RealtimeSubscription[], since: number): void {
    const kinds = new Set(subscriptions.flatMap(({ events = [] }) => events));
    for (const topic of topics) {
      if (!kinds.has(topic === 'connections' ? 'update' : 'sync_started')) continue;
      this.#asked.add(topic);
      if (this.#parts.wanted().has(topic)) this.#parts.onTopic(topic, { since, isResumed: true });
    }
  }

  #subscribe(socket: SocketHandle): void {
    this.#isReady = true;
    const wanted = this.#parts.wanted();
    for (const topic of topics) {
      if (wanted.has(topic) === this.#asked.has(topic)) continue;
      const type = wanted.has(topic) ? 'subscribe' : 'unsubscribe';
      if (type === 'subscribe') {
        this.#asked.add(topic);
        this.#await(topic, socket);
      } else this.#asked.delete(topic);
      const id = type === 'subscribe' ? topic : `${topic}-off`;
      socket.send({ type, id, payload: { events: [names[topic]] } });
    }
  }

  /** A proxy that answers pings and nothing else would keep everybody waiting for ever. */
  #await(id: string, socket: SocketHandle): void {
    const { answer } = this.#parts.times;
    this.#unanswered.add(id);
    this.#deadline ??= setTimeout(
      () => socket.end(`the proxy did not answer a subscription within ${answer} ms`),
      answer,
    );
  }

  #answered(id: string): void {
    if (!this.#unanswered.delete(id) || this.#unanswered.size > 0) return;
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
  }
}
