/** Cuts a stream of server-sent events into whole events, as they arrive: each with the empty line that ends it. */
export class EventSplitter {
  readonly #decoder = new TextDecoder();
  #rest = '';

  /** The events that have become whole. */
  feed(bytes: Buffer): string[] {
    this.#rest += this.#decoder.decode(bytes, { stream: true });
    const events: string[] = [];
    for (;;) {
      const end = /\r?\n\r?\n/.exec(this.#rest);
      if (end === null) return events;
      const length = end.index + end[0].length;
      events.push(this.#rest.slice(0, length));
      this.#rest = this.#rest.slice(length);
    }
  }

  /** What is left behind the last whole event. */
  end(): string {
    const rest = this.#rest + this.#decoder.decode();
    this.#rest = '';
    return rest;
  }
}
