export interface FakeClock {
  readonly now: () => number;
  /** Lets the time pass at once. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  /** Every wait, in milliseconds. */
  readonly waits: number[];
  advance(milliseconds: number): void;
}

/** A clock for tests: it only goes on when somebody waits. */
export function createFakeClock({ start = 1_700_000_000_000 }: { start?: number } = {}): FakeClock {
  let moment = start;
  const waits: number[] = [];
  return {
    now: () => moment,
    wait: async (milliseconds, signal) => {
      signal.throwIfAborted();
      waits.push(milliseconds);
      moment += milliseconds;
    },
    random: () => 1,
    waits,
    advance(milliseconds) {
      moment += milliseconds;
    },
  };
}
