import type { Transport } from '../http/transport.js';
import { EventLink } from '../realtime/event-link.js';
import type { NandaError } from '../errors/nanda-error.js';
import type { EventMessage } from './event-message.js';
import type { EventNotice } from './event-notice.js';
import type { EventTopic } from './event-topic.js';

/** Somebody who listens. */
export interface EventSubscriber {
  readonly topics: readonly EventTopic[];
  readonly onMessage?: ((message: EventMessage) => void) | undefined;
  readonly onNotice?: ((notice: EventNotice) => void) | undefined;
  /** It is let go of: nothing comes any more. */
  readonly onClose?: (() => void) | undefined;
}

/** What {@link EventChannel} is made of. */
export interface EventChannelParts {
  readonly transport: Transport;
  /** Of the anonymous client whose events they are; the transport's own where left out. */
  readonly clientToken: string | undefined;
  /** Told of each event before any subscriber. */
  readonly onMessage: (message: EventMessage) => void;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: NandaError) => void;
}

/**
 * Those who listen to the events of one client, and the one link that brings them: opened for the first who wants a
 * topic, closed after the last.
 */
export class EventChannel {
  readonly #parts: EventChannelParts;
  readonly #subscribers = new Set<EventSubscriber>();
  readonly #waiting = new Set<Waiting>();
  #link: EventLink | undefined;
  #isSettling = false;

  constructor(parts: EventChannelParts) {
    this.#parts = parts;
  }

  /** Listens from now on. Returns the way to stop that. */
  add(subscriber: EventSubscriber): () => void {
    this.#subscribers.add(subscriber);
    this.#settle();
    return () => {
      if (this.#subscribers.delete(subscriber)) this.#settle();
    };
  }

  /**
   * Waits until the proxy has confirmed all that is listened for: nothing that happens then is missed.
   *
   * @throws NandaError where it cannot be followed.
   */
  async whenReady(): Promise<void> {
    if (this.#topics().size === 0) return;
    // What was asked for in this turn is not asked of the link yet.
    await Promise.resolve();
    if (this.#link?.isReady === true) return;
    await new Promise<void>((resolve, reject) => {
      this.#waiting.add({ resolve, reject });
      // It was refused before: whoever waits is worth another try.
      if (this.#link === undefined) this.#settle();
    });
  }

  /** Begins anew, with whatever credential the client has by now. */
  restart(): void {
    this.#unlink('the client is somebody else now');
    this.#settle();
  }

  /** Ends the link, and listens to nothing any more. */
  close(): void {
    this.#unlink('the client disconnected');
    for (const { onClose } of this.#subscribers) onClose?.();
    this.#subscribers.clear();
    this.#release();
  }

  /** After this turn, so that whoever replaces a listener by another does not close the link in between. */
  #settle(): void {
    if (this.#isSettling) return;
    this.#isSettling = true;
    queueMicrotask(() => {
      this.#isSettling = false;
      const topics = this.#topics();
      if (topics.size === 0) {
        this.#unlink('nobody listens any more');
        this.#release();
      } else {
        this.#link ??= this.#open();
        this.#link.want(topics);
      }
    });
  }

  #open(): EventLink {
    const { onMessage, ...parts } = this.#parts;
    const link = new EventLink({
      ...parts,
      onMessage: (message) => {
        if (link !== this.#link) return;
        onMessage(message);
        for (const subscriber of Array.from(this.#subscribers)) {
          if (this.#subscribers.has(subscriber)) subscriber.onMessage?.(message);
        }
      },
      onNotice: (notice) => this.#tell(notice, link),
      onReady: () => {
        if (link === this.#link) this.#release();
      },
    });
    return link;
  }

  #tell(notice: EventNotice, link: EventLink): void {
    if (link !== this.#link) return;
    if (notice.type === 'error') {
      // The next listener makes another try.
      this.#link = undefined;
      for (const { reject } of this.#waiting) reject(notice.detail);
      this.#waiting.clear();
    }
    for (const subscriber of Array.from(this.#subscribers)) subscriber.onNotice?.(notice);
  }

  #release(): void {
    for (const { resolve } of this.#waiting) resolve();
    this.#waiting.clear();
  }

  #unlink(reason: string): void {
    const link = this.#link;
    link?.close(reason);
    this.#link = undefined;
  }

  #topics(): Set<EventTopic> {
    return new Set([...this.#subscribers].flatMap(({ topics }) => topics));
  }
}
