import { setImmediate } from 'node:timers/promises';

/** Milliseconds after which everything else has its turn. */
const longestWork = 20;

/** A share of the event loop's time, for work that nobody knows the length of: rows are what strangers make them. */
export interface WorkShare {
  /** True once it is used up. */
  isSpent(): boolean;
  /** Lets everything else have its turn, and begins anew. */
  rest(): Promise<void>;
}

export function createWorkShare(): WorkShare {
  let began = performance.now();
  return {
    isSpent: () => performance.now() - began >= longestWork,
    async rest() {
      await setImmediate();
      began = performance.now();
    },
  };
}
