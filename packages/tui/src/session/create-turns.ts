/** Lets work be done one after the other, in the order in which it came. */
export interface Turns {
  /**
   * Does work when its turn comes; it may let the next one begin before it has ended.
   *
   * @returns undefined where it was given up before it began
   */
  take<Value>(work: (onBegun: () => void) => Promise<Value>): Promise<Value | undefined>;
  /** Gives up all work that has not begun. */
  giveUp(): void;
}

/** Makes a queue in which nothing waits. */
export function createTurns(): Turns {
  let turn: Promise<void> = Promise.resolve();
  let givenUp = 0;
  return {
    async take(work) {
      const before = turn;
      const given = givenUp;
      const { promise: begun, resolve: onBegun } = Promise.withResolvers<void>();
      turn = begun;
      await before;
      if (given === givenUp) return work(onBegun);
      onBegun();
      return undefined;
    },
    giveUp() {
      givenUp += 1;
    },
  };
}
