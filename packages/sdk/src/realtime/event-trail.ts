/** As much of an event as its order needs. */
export interface TrailedEvent {
  readonly id: string;
  /** RFC 3339, by the proxy's clock. */
  readonly timestamp: string;
}

/** What {@link EventTrail} tells. */
export interface EventTrailParts<Event> {
  readonly onEvent: (event: Event) => void;
  /** @param after the id of the last event before what was missed */
  readonly onGap: (after: string | null) => void;
  /** The stream that the events of a socket waited for will not come so far: it is of no use any more. */
  readonly onGiveUp: () => void;
}

/** More than the proxy keeps of one client, so that nothing that it sends again is taken for new. */
const maxRemembered = 2000;
/** Events of a socket that wait for the stream to reach them. */
const maxHeld = 1000;
/** Milliseconds that they wait for it: something in between may keep a stream to itself, and let sockets through. */
const longestHold = 10_000;
/** Where something that brings events goes on: what it has to send first, unless nothing had come before. */
interface Replay {
  readonly isOver: boolean;
  readonly expectedId: string | undefined;
  /** What is older is not new, by the proxy's clock in milliseconds. */
  readonly floor: number;
}

const live: Replay = { isOver: true, expectedId: undefined, floor: 0 };
/** No event has this id: the proxy sends all that it keeps. */
const everything = 'none';

/**
 * Makes one sequence of events out of whatever brings them: sockets and streams, one after the other and at
 * once. Every event goes out once; what was missed in between is noticed.
 *
 * Whoever goes on somewhere asks for the last event once more: when it comes, nothing is missing; when
 * another one comes in its place, the proxy no longer knows what was in between.
 */
export class EventTrail<Event extends TrailedEvent> {
  readonly #parts: EventTrailParts<Event>;
  readonly #seen = new Set<string>();
  #lastId: string | undefined;
  #lastTime = 0;
  #previousId: string | undefined;
  /** Milliseconds, by the proxy's clock; what happened before was not subscribed to. */
  #since: number | undefined;
  #socket: Replay = live;
  #stream: Replay = live;
  #held: Event[] | undefined;
  /** Runs while an event waits. */
  #late: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: EventTrailParts<Event>) {
    this.#parts = parts;
  }

  /** Whether it has begun: from then on nothing may be missing. */
  get hasBegun(): boolean {
    return this.#since !== undefined;
  }

  get hasEvents(): boolean {
    return this.#lastId !== undefined;
  }

  /** Everything from now on is wanted. */
  begin(since: number): void {
    this.#since ??= since;
  }

  /** Where to go on, for a socket that is resumed. */
  resumePosition(): string | null {
    this.#socket = this.#replay();
    return this.#previousId ?? null;
  }

  /** Where to go on, for a stream that is opened: undefined for with what comes next. */
  streamPosition(): string | undefined {
    if (!this.hasBegun) return undefined;
    this.#stream = this.#replay();
    return this.#previousId ?? everything;
  }

  /** Nothing has come, and nothing is wanted. */
  reset(): void {
    this.drop();
    this.#stream = live;
    this.#seen.clear();
    this.#lastId = undefined;
    this.#previousId = undefined;
    this.#since = undefined;
  }

  /** A socket has begun anew, not where this one is: its events wait until the stream has come so far. */
  hold(): void {
    this.#socket = live;
    this.#held = [];
  }

  /** The socket is gone, and what waits of it will be sent again by another. */
  drop(): void {
    this.#socket = live;
    this.#release();
  }

  /** The stream will not come so far: what waits goes out, and that something is missing is told. */
  giveUp(): void {
    const held = this.#release();
    this.#stream = live;
    this.#parts.onGiveUp();
    this.#tellGap();
    for (const event of held) this.#send(event);
  }

  fromSocket(event: Event): void {
    if (this.#held === undefined) {
      this.#socket = this.#follow(event, this.#socket);
      return;
    }
    this.#late ??= setTimeout(() => this.giveUp(), longestHold);
    if (this.#held.push(event) > maxHeld) this.giveUp();
  }

  /** @returns whether the stream has just come as far as the socket, and is no longer needed */
  fromStream(event: Event): boolean {
    const held = this.#held ?? [];
    const met = held.findIndex(({ id }) => id === event.id);
    // What the socket brought before it belongs before it, and the proxy may not keep it any more.
    const due = met < 0 ? [event] : held.slice(0, met + 1);
    for (const next of due) this.#stream = this.#follow(next, this.#stream);
    if (met < 0) return false;
    this.#release();
    for (const later of held.slice(met + 1)) this.#send(later);
    return true;
  }

  /** Nothing waits any more. @returns what did */
  #release(): Event[] {
    clearTimeout(this.#late);
    this.#late = undefined;
    const held = this.#held ?? [];
    this.#held = undefined;
    return held;
  }

  #replay(): Replay {
    // With one event only there is none before it to go on after: all that is kept comes, from before it too.
    const isOnly = this.#lastId !== undefined && this.#previousId === undefined;
    const floor = isOnly ? this.#lastTime + 1 : (this.#since ?? 0);
    return { isOver: false, expectedId: this.#lastId, floor };
  }

  /** Sends an event on, unless it is known or was not subscribed to, and says what comes after it. */
  #follow(event: Event, replay: Replay): Replay {
    if (replay.isOver || event.id === replay.expectedId) {
      this.#send(event);
      return live;
    }
    if (this.#seen.has(event.id) || timeOf(event) < replay.floor) return replay;
    if (replay.expectedId !== undefined) this.#tellGap();
    this.#send(event);
    return live;
  }

  #send(event: Event): void {
    if (this.#seen.has(event.id)) return;
    this.#remember(event);
    this.#parts.onEvent(event);
  }

  #tellGap(): void {
    this.#parts.onGap(this.#lastId ?? null);
  }

  #remember(event: Event): void {
    const { id } = event;
    this.#lastTime = timeOf(event);
    this.#previousId = this.#lastId;
    this.#lastId = id;
    this.#seen.add(id);
    if (this.#seen.size <= maxRemembered) return;
    for (const oldest of this.#seen) {
      this.#seen.delete(oldest);
      return;
    }
  }
}

function timeOf({ timestamp }: TrailedEvent): number {
  return Date.parse(timestamp);
}
