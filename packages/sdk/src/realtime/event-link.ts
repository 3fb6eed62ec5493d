import type { CatalogEvent, ConnectionEvent } from '@nanda/protocol';
import type { EventMessage } from '../events/event-message.js';
import type { EventNotice, EventWay } from '../events/event-notice.js';
import type { EventTopic } from '../events/event-topic.js';
import { wait } from '../events/wait.js';
import { ConnectionError } from '../errors/connection-error.js';
import { NandaError } from '../errors/nanda-error.js';
import type { Transport } from '../http/transport.js';
import { createWebSocket } from './create-web-socket.js';
import { decideSocketDelay } from './decide-socket-delay.js';
import { EventStreams } from './event-streams.js';
import { EventTrail } from './event-trail.js';
import { loadServerMessageParser } from './load-server-message-parser.js';
import { realtimeTimes } from './realtime-times.js';
import { resolveWebSocket } from './resolve-web-socket.js';
import { runSocket, type SocketHandle } from './run-socket.js';
import { SocketConversation, type ResumePoint } from './socket-conversation.js';

/** What {@link EventLink} is made of, and whom it tells. */
export interface EventLinkParts {
  readonly transport: Transport;
  /** Of the anonymous client whose events they are; the transport's own where left out. */
  readonly clientToken: string | undefined;
  /** Each event once, in order. */
  readonly onMessage: (message: EventMessage) => void;
  readonly onNotice: (notice: EventNotice) => void;
  /** All that is wanted comes now. */
  readonly onReady: () => void;
}

/**
 * The events of one client, over one WebSocket, and as server-sent events where that is blocked or does not
 * know any more where this client was. Begins with {@link want}, and lets go of everything with `close`.
 */
export class EventLink {
  readonly #parts: EventLinkParts;
  readonly #closing = new AbortController();
  readonly #streams: EventStreams;
  readonly #connections: EventTrail<ConnectionEvent>;
  readonly #catalog: EventTrail<CatalogEvent>;
  readonly #wanted = new Set<EventTopic>();
  /** What comes over the socket. */
  readonly #attached = new Set<EventTopic>();
  #socket: SocketHandle | undefined;
  #conversation: SocketConversation | undefined;
  #resumeToken: string | undefined;
  /** Whether server-sent events bring what no socket does. */
  #isStreaming = false;
  #isRunning = false;
  #isReady = false;
  #via: EventWay | undefined;

  constructor(parts: EventLinkParts) {
    this.#parts = parts;
    this.#connections = new EventTrail({
      onEvent: (event) =>
        parts.onMessage({
          type: 'connection_update',
          id: event.id,
          timestamp: event.timestamp,
          payload: event,
        }),
      onGap: (after) => this.#tellGap('connections', after),
      onGiveUp: () => this.#streams.stop('connections'),
    });
    this.#catalog = new EventTrail({
      onEvent: (event) =>
        parts.onMessage({
          type: 'event',
          id: event.id,
          timestamp: event.timestamp,
          payload: { event: event.type, data: event },
        }),
      onGap: (after) => this.#tellGap('catalog', after),
      onGiveUp: () => this.#streams.stop('catalog'),
    });
    this.#streams = new EventStreams({
      transport: parts.transport,
      clientToken: () => parts.clientToken,
      position: (topic) => this.#trail(topic).streamPosition(),
      onOpen: (topic, since) => {
        this.#trail(topic).begin(since);
        this.#report();
      },
      onBreak: (_, reason) => this.#report(reason),
      onConnectionEvent: (event) => {
        if (this.#connections.fromStream(event)) this.#streams.stop('connections');
      },
      onCatalogEvent: (event) => {
        if (this.#catalog.fromStream(event)) this.#streams.stop('catalog');
      },
      onFailure: (topic, error) => this.#failStream(topic, error),
    });
  }

  /** Whether all that is wanted comes. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Brings events of these topics from now on, and of no others. */
  want(topics: ReadonlySet<EventTopic>): void {
    for (const topic of this.#wanted) if (!topics.has(topic)) this.#leave(topic);
    for (const topic of topics) {
      if (this.#wanted.has(topic)) continue;
      this.#wanted.add(topic);
      this.#isReady = false;
      if (this.#isStreaming) this.#streams.start(topic);
    }
    if (this.#socket !== undefined) this.#conversation?.update(this.#socket);
    if (!this.#isRunning) {
      this.#isRunning = true;
      void this.#keepSocket(this.#closing.signal);
    }
    this.#report();
  }

  /** Ends everything. */
  close(reason: string): void {
    if (this.#closing.signal.aborted) return;
    for (const topic of this.#wanted) this.#leave(topic);
    this.#closing.abort();
    if (this.#via !== undefined) {
      this.#parts.onNotice({ type: 'disconnected', detail: { reason } });
    }
  }

  async #keepSocket(signal: AbortSignal): Promise<void> {
    const { transport, clientToken } = this.#parts;
    let failures = 0;
    while (!signal.aborted) {
      const token = transport.clientToken;
      const end = await this.#runSocket(signal);
      if (signal.aborted) return;
      if (end === undefined) return this.#stream();
      const isAnothers = clientToken === undefined && transport.clientToken !== token;
      if (isAnothers && !end.hadEvents) continue;
      failures = end.hadEvents ? 0 : failures + 1;
      if (!end.hadEvents) this.#stream();
      const delay = decideSocketDelay(failures, {
        isStreamOpen: this.#streams.hasOpen,
        times: realtimeTimes,
      });
      transport.logger.info(
        `The WebSocket of events ended: ${end.reason}; opened again in ${Math.round(delay)} ms`,
      );
      await wait(delay, { signal });
    }
  }

  /** @returns why it ended, and whether it brought what is wanted; undefined where there can be no socket. */
  async #runSocket(
    signal: AbortSignal,
  ): Promise<{ readonly reason: string; readonly hadEvents: boolean } | undefined> {
    const { transport, clientToken } = this.#parts;
    const { logger } = transport;
    try {
      const address = await transport.describeSocket({ clientToken });
      if (address === undefined) return undefined;
      const WebSocket = await resolveWebSocket(transport.webSocket, { logger });
      if (WebSocket === undefined) return undefined;
      const parse = await loadServerMessageParser(logger);
      const conversation = this.#converse();
      this.#conversation = conversation;
      const reason = await runSocket({
        open: () => createWebSocket(WebSocket, address),
        onMessage: (value, socket) => {
          this.#socket = socket;
          const message = parse(value);
          if (message !== undefined) conversation.receive(message, socket);
        },
        times: realtimeTimes,
        signal,
      });
      conversation.close();
      const hadEvents = this.#attached.size > 0;
      this.#detach(reason);
      return { reason, hadEvents };
    } catch (error) {
      return { reason: textOf(error), hadEvents: false };
    }
  }

  #converse(): SocketConversation {
    const { transport } = this.#parts;
    return new SocketConversation({
      logger: transport.logger,
      times: realtimeTimes,
      wanted: () => this.#wanted,
      resumePoint: () => this.#resumePoint(),
      onResumeToken: (token) => (this.#resumeToken = token),
      onClientToken: (token) => {
        transport.learnClientToken(token);
        return transport.clientToken === token;
      },
      onTopic: (topic, begin) => this.#attach(topic, begin),
      onResumeRefused: () => this.#lose(),
      onConnectionEvent: (event) => {
        if (this.#wanted.has('connections')) this.#connections.fromSocket(event);
      },
      onCatalogEvent: (event) => {
        if (this.#wanted.has('catalog')) this.#catalog.fromSocket(event);
      },
    });
  }

  #resumePoint(): ResumePoint | undefined {
    const resumeToken = this.#resumeToken;
    const begun = [...this.#wanted].filter((topic) => this.#trail(topic).hasBegun);
    if (resumeToken === undefined || begun.length === 0) return undefined;
    return {
      resumeToken,
      ...(begun.includes('connections') && { lastEventId: this.#connections.resumePosition() }),
      ...(begun.includes('catalog') && { lastCatalogEventId: this.#catalog.resumePosition() }),
    };
  }

  #attach(
    topic: EventTopic,
    { since, isResumed }: { readonly since: number; readonly isResumed: boolean },
  ): void {
    if (!this.#wanted.has(topic)) return;
    this.#attached.add(topic);
    const trail = this.#trail(topic);
    if (trail.hasBegun && !isResumed) {
      trail.hold();
      // One that is open is where this client is; one that waits for another try would keep it waiting.
      this.#streams.start(topic, { anew: !this.#streams.isOpen(topic) });
    } else {
      trail.begin(since);
      this.#streams.stop(topic);
    }
    if (this.#attached.size === this.#wanted.size) this.#isStreaming = false;
    this.#report();
  }

  #detach(reason: string): void {
    this.#socket = undefined;
    this.#conversation = undefined;
    this.#attached.clear();
    this.#connections.drop();
    this.#catalog.drop();
    this.#report(reason);
  }

  /** Server-sent events from now on, until a socket brings them. */
  #stream(): void {
    this.#isStreaming = true;
    for (const topic of this.#wanted) this.#streams.start(topic);
  }

  #failStream(topic: EventTopic, error: unknown): void {
    const { logger } = this.#parts.transport;
    if (this.#attached.has(topic)) {
      logger.warn(`What was missed of ${topic} cannot be made up for: ${textOf(error)}`);
      this.#trail(topic).giveUp();
      return;
    }
    logger.error(`Events of ${topic} cannot be followed: ${textOf(error)}`);
    this.close(textOf(error));
    const detail = NandaError.isInstance(error)
      ? error
      : new ConnectionError(`Events of ${topic} cannot be followed: ${textOf(error)}`, {
          cause: error,
        });
    this.#parts.onNotice({ type: 'error', detail });
  }

  /** The proxy does not know the session any more. Where an event has come, the next one shows what is missing. */
  #lose(): void {
    for (const topic of this.#wanted) {
      const trail = this.#trail(topic);
      const isUnknown = trail.hasBegun && !trail.hasEvents && !this.#streams.isOpen(topic);
      if (isUnknown) this.#tellGap(topic, null);
    }
  }

  #leave(topic: EventTopic): void {
    this.#wanted.delete(topic);
    this.#attached.delete(topic);
    this.#streams.stop(topic);
    this.#trail(topic).reset();
  }

  #trail(topic: EventTopic): EventTrail<ConnectionEvent> | EventTrail<CatalogEvent> {
    return topic === 'connections' ? this.#connections : this.#catalog;
  }

  #tellGap(topic: EventTopic, after: string | null): void {
    this.#parts.transport.logger.warn(`Events of ${topic} were missed, or may have been.`);
    this.#parts.onNotice({ type: 'gap', detail: { topic, after, cause: 'history' } });
  }

  /** Says what has changed of how events come. */
  #report(reason = 'the connection broke off'): void {
    if (this.#closing.signal.aborted) return;
    const via = this.#attached.size > 0 ? 'websocket' : this.#streams.hasOpen ? 'sse' : undefined;
    const before = this.#via;
    this.#via = via;
    if (via === undefined && before !== undefined) {
      this.#parts.onNotice({ type: 'disconnected', detail: { reason } });
    } else if (via !== undefined && via !== before) {
      this.#parts.transport.logger.debug(`Events come over ${via}`);
      this.#parts.onNotice({ type: 'connected', detail: { via } });
    }
    const isReady = [...this.#wanted].every(
      (topic) => this.#attached.has(topic) || this.#streams.isOpen(topic),
    );
    if (isReady && !this.#isReady) this.#parts.onReady();
    this.#isReady = isReady;
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
