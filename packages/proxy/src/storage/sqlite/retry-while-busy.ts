import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds until a lock that is not given up becomes an error. */
const longestWait = 5_000;

const sqliteBusy = 5;

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
      const isBusy = (error as { errcode?: unknown } | undefined)?.errcode === sqliteBusy;
      if (!isBusy || performance.now() >= deadline) throw error;
      await delay(5);
    }
  }
}
