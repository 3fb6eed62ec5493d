import { connectionErrors } from '../connection-errors.js';

export interface BulkheadOptions {
  readonly maxRunning: number;
  readonly maxWaiting: number;
}

/** One of the places of a bulkhead, held until it is left. */
export interface BulkheadPlace {
  /** Gives the place to somebody else for a while. */
  pause(): void;
  /** Takes a place again at once, also where that makes one too many. */
  resume(): void;
  leave(): void;
}

/** So many at once and so many who wait, first come first served: one slow upstream does not eat everything. */
export interface Bulkhead {
  readonly running: number;
  readonly waiting: number;
  /** A place where one is free and nobody waits. */
  tryEnter(): BulkheadPlace | undefined;
  /**
   * A place as soon as it is this one's turn.
   *
   * @throws NandaError OVERLOADED where too many wait already, or the reason of the signal.
   */
  enter(signal: AbortSignal): Promise<BulkheadPlace>;
}

export function createBulkhead({ maxRunning, maxWaiting }: BulkheadOptions): Bulkhead {
  let running = 0;
  // In order of insertion; one that goes away leaves without a search.
  const queue = new Set<(place: BulkheadPlace) => void>();

  function giveBack(): void {
    running -= 1;
    // More than one may have to be let in: those that resumed made one too many.
    while (running < maxRunning) {
      const [next] = queue;
      if (next === undefined) return;
      queue.delete(next);
      next(take());
    }
  }

  function take(): BulkheadPlace {
    running += 1;
    let state: 'held' | 'paused' | 'left' = 'held';
    return {
      pause() {
        if (state !== 'held') return;
        state = 'paused';
        giveBack();
      },
      resume() {
        if (state !== 'paused') return;
        state = 'held';
        running += 1;
      },
      leave() {
        const before = state;
        state = 'left';
        if (before === 'held') giveBack();
      },
    };
  }

  function tryEnter(): BulkheadPlace | undefined {
    return running < maxRunning && queue.size === 0 ? take() : undefined;
  }

  return {
    get running() {
      return running;
    },
    get waiting() {
      return queue.size;
    },
    tryEnter,
    async enter(signal) {
      signal.throwIfAborted();
      const place = tryEnter();
      if (place !== undefined) return place;
      if (queue.size >= maxWaiting) {
        throw connectionErrors.busy({ running, waiting: queue.size });
      }
      return new Promise((resolve, reject) => {
        const turn = (mine: BulkheadPlace): void => {
          signal.removeEventListener('abort', leave);
          resolve(mine);
        };
        const leave = (): void => {
          queue.delete(turn);
          reject(signal.reason as Error);
        };
        queue.add(turn);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
  };
}
