/** What one open stream goes over. */
export interface StreamLine {
  /** Aborted when its reader has gone, or it was cut. */
  readonly gone: AbortSignal;
  /** Rejects when it is cut. */
  readonly cut: Promise<never>;
  /** @throws TypeError where it is to break off after so many events */
  check(sent: number): void;
  /** Nobody reads it any more. */
  end(): void;
}

/** Which streams break off. */
export interface StreamDrop {
  /** Events that still arrive. @default streams that are open break off now */
  readonly after?: number | undefined;
  /** How many of the streams that are opened from now on; only with `after`. @default 1 */
  readonly times?: number | undefined;
  /** Only streams of this operation. @default any */
  readonly operation?: StreamOperationId | undefined;
}

/** An operation that is answered with a stream of events. */
export type StreamOperationId =
  | 'events.connections'
  | 'events.catalog'
  | 'executions.stream'
  | 'executions.events'
  | 'batch.create';

interface PlannedDrop {
  readonly after: number;
  readonly operation: string | undefined;
}

interface OpenLine {
  readonly operation: string;
  readonly cut: () => void;
}

/** The streams that are open, and those that are to break off. */
export class StreamLines {
  readonly #open = new Set<OpenLine>();
  readonly #waiting = new Set<{ readonly operation: string; readonly resolve: () => void }>();
  readonly #drops = new Set<PlannedDrop>();

  get size(): number {
    return this.#open.size;
  }

  drop({ after, times = 1, operation }: StreamDrop = {}): void {
    if (after !== undefined) {
      for (let count = 0; count < times; count += 1) this.#drops.add({ after, operation });
      return;
    }
    for (const line of this.#open) {
      if (operation === undefined || line.operation === operation) line.cut();
    }
  }

  /** Resolves when a stream of an operation is open. */
  async whenOpen(operation: string): Promise<void> {
    if (Array.from(this.#open).some((line) => line.operation === operation)) return;
    await new Promise<void>((resolve) => this.#waiting.add({ operation, resolve }));
  }

  /** Opens a line; it ends when the signal of its request is aborted. */
  open(operation: string, { signal }: { readonly signal: AbortSignal }): StreamLine {
    const reader = new AbortController();
    const { promise: cut, reject } = Promise.withResolvers<never>();
    // Whoever does not wait for it just now must not be told by the runtime.
    cut.catch(() => undefined);
    const limit = this.#takeLimit(operation);
    const end = (): void => {
      this.#open.delete(line);
      signal.removeEventListener('abort', abort);
      reader.abort();
    };
    const fail = (reason: unknown): void => {
      end();
      reject(reason);
    };
    const abort = (): void => fail(signal.reason);
    const line: OpenLine = { operation, cut: () => fail(brokenOff()) };
    this.#open.add(line);
    signal.addEventListener('abort', abort, { once: true });
    for (const waiting of this.#waiting) {
      if (waiting.operation !== operation) continue;
      this.#waiting.delete(waiting);
      waiting.resolve();
    }
    return {
      gone: reader.signal,
      cut,
      end,
      check(sent) {
        if (sent >= limit) throw brokenOff();
      },
    };
  }

  /** Cuts what is open, and forgets what was planned. */
  clear(): void {
    this.#drops.clear();
    this.drop();
  }

  /** How many events of a stream arrive; what was planned for it is used up. */
  #takeLimit(operation: string): number {
    for (const drop of this.#drops) {
      if (drop.operation !== undefined && drop.operation !== operation) continue;
      this.#drops.delete(drop);
      return drop.after;
    }
    return Number.POSITIVE_INFINITY;
  }
}

/** As `fetch` tells it. */
function brokenOff(): TypeError {
  return new TypeError('terminated');
}
