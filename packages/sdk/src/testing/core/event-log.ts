/** Events in order, for any number of readers. */
export class EventLog<Event> {
  readonly #events: Event[] = [];
  readonly #waiting = new Set<() => void>();
  #isOver = false;

  /** The position of the newest event; the first one is 1. */
  get position(): number {
    return this.#events.length;
  }

  append(event: Event): void {
    this.#events.push(event);
    this.#wake();
  }

  /** No event comes any more: readers end when they have read all. */
  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  /** What stands after a position, then what comes; ends with the log or with the signal. */
  async *follow({
    after,
    signal,
  }: {
    readonly after: number;
    readonly signal: AbortSignal;
  }): AsyncGenerator<Event, void, undefined> {
    let read = after;
    while (!signal.aborted) {
      const event = this.#events[read];
      if (event !== undefined) {
        read += 1;
        yield event;
      } else if (this.#isOver) {
        return;
      } else {
        await this.#more(signal);
      }
    }
  }

  #more(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const resume = (): void => {
        signal.removeEventListener('abort', resume);
        this.#waiting.delete(resume);
        resolve();
      };
      this.#waiting.add(resume);
      signal.addEventListener('abort', resume, { once: true });
    });
  }

  #wake(): void {
    for (const resume of this.#waiting) resume();
  }
}
