import type { AnyOperationId } from '@nanda/protocol';

/** Requests of one operation that are kept waiting. */
export interface Hold extends Disposable {
  /** Resolves when so many requests wait, all in all. @param count 1 where left out */
  arrived(count?: number): Promise<void>;
  /** Lets go of those that wait, and keeps no more. */
  release(): void;
}

interface Held {
  readonly released: Promise<void>;
  arrive(): void;
}

/** The operations whose requests are kept waiting. */
export class Holds {
  readonly #held = new Map<AnyOperationId, Set<Held>>();
  readonly #releases = new Set<() => void>();

  hold(operation: AnyOperationId): Hold {
    const { promise: released, resolve } = Promise.withResolvers<void>();
    const waiting = new Set<{ readonly count: number; readonly resolve: () => void }>();
    let arrivals = 0;
    const held: Held = {
      released,
      arrive() {
        arrivals += 1;
        for (const waiter of waiting) {
          if (waiter.count > arrivals) continue;
          waiting.delete(waiter);
          waiter.resolve();
        }
      },
    };
    const all = this.#held.get(operation) ?? new Set();
    this.#held.set(operation, all.add(held));
    const release = (): void => {
      all.delete(held);
      this.#releases.delete(release);
      resolve();
    };
    this.#releases.add(release);
    return {
      async arrived(count = 1) {
        if (arrivals >= count) return;
        await new Promise<void>((done) => waiting.add({ count, resolve: done }));
      },
      release,
      [Symbol.dispose]: release,
    };
  }

  /** Waits while requests of the operation are kept. */
  async pass(operation: AnyOperationId): Promise<void> {
    const all = [...(this.#held.get(operation) ?? [])];
    for (const held of all) held.arrive();
    await Promise.all(all.map(({ released }) => released));
  }

  clear(): void {
    for (const release of this.#releases) release();
  }
}
