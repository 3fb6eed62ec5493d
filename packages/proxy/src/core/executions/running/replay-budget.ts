/** How many calls may be sent again: a service in trouble must not get a multiple of its usual load. */
export interface ReplayBudget {
  /** A call was begun. */
  called(): void;
  /** One was sent again. */
  replayed(): void;
  readonly isAffordable: boolean;
}

export interface ReplayBudgetOptions {
  /** Share of the calls of the window. @default 0.2 */
  readonly share?: number;
  /** Allowed in any case. @default 3 */
  readonly least?: number;
  /** Milliseconds. @default 10_000 */
  readonly window?: number;
  /** Milliseconds, monotonic. @default the process's clock */
  readonly now?: () => number;
}

export function createReplayBudget({
  share = 0.2,
  least = 3,
  window = 10_000,
  now = () => performance.now(),
}: ReplayBudgetOptions = {}): ReplayBudget {
  // Two windows, the older one fading out: enough for a budget, and no list of times to keep.
  let startedAt = now();
  let current = { calls: 0, replays: 0 };
  let previous = { calls: 0, replays: 0 };

  /** Begins a new window where it is time; says how much of the one before still counts, 1 to 0. */
  function turn(): number {
    const age = now() - startedAt;
    if (age >= window) {
      const isNext = age < 2 * window;
      previous = isNext ? current : { calls: 0, replays: 0 };
      current = { calls: 0, replays: 0 };
      startedAt += isNext ? window : age;
    }
    return 1 - (now() - startedAt) / window;
  }

  return {
    called() {
      turn();
      current.calls += 1;
    },
    replayed() {
      turn();
      current.replays += 1;
    },
    get isAffordable() {
      const fading = turn();
      const calls = current.calls + previous.calls * fading;
      const replays = current.replays + previous.replays * fading;
      return replays < Math.max(least, calls * share);
    },
  };
}
