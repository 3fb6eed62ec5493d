import type { TerminalHold, TerminalWork } from './terminal-hold.js';

/** A terminal that nobody holds yet. */
export function createTerminalHold(): TerminalHold {
  let lend: ((work: TerminalWork) => Promise<void>) | undefined;
  let lent = 0;
  return {
    get isLent() {
      return lent > 0;
    },
    async lend(work) {
      lent += 1;
      try {
        await (lend === undefined ? work() : lend(work));
      } finally {
        lent -= 1;
      }
    },
    take(next) {
      lend = next;
    },
  };
}
