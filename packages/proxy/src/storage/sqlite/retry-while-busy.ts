import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds until a lock that is not given up becomes an error. */
const longestWait = 5_000;

/**
 * Busy, and busy because another process takes up the log of one that was killed. Not the other kinds:
 * a transaction that has read what is no longer so (`SQLITE_BUSY_SNAPSHOT`) is not helped by waiting.
 */
const waitedFor: ReadonlySet<unknown> = new Set([5, 261]);

/**
 * Runs a statement again while another handle has the database locked. SQLite's own waiting blocks
 * the thread: where that other handle lives in this process, nobody would ever let go.
 */
export async function retryWhileBusy<Result>(execute: () => Result): Promise<Result> {
  const deadline = performance.now() + longestWait;
  for (;;) {
    try {
      return execute();
    } catch (error) {
      const isBusy = waitedFor.has((error as { errcode?: unknown } | undefined)?.errcode);
      if (!isBusy || performance.now() >= deadline) throw error;
      await delay(5);
    }
  }
}
