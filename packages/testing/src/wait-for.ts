import { setTimeout as delay } from 'node:timers/promises';

/** Options of {@link waitFor}. */
export type WaitForOptions = {
  /** What is waited for, in the words that the error should use: "the session to close". */
  description: string;
  /** Longest wait in milliseconds. Default 5000. */
  timeout?: number;
  /** Pause between two looks in milliseconds. Default 10. */
  interval?: number;
};

type Falsy = false | 0 | '' | null | undefined;

/**
 * Asks `predicate` again and again until it gives something truthy, and returns that.
 *
 * A predicate that throws counts as "not yet". After the timeout the promise rejects, naming what was
 * waited for; the last thing that the predicate threw is its `cause`. A predicate that never settles
 * is given up on at the same moment.
 */
export async function waitFor<Value>(
  predicate: () => Value | Promise<Value>,
  { description, timeout = 5000, interval = 10 }: WaitForOptions,
): Promise<Exclude<Value, Falsy>> {
  const deadline = new AbortController();
  let lastError: unknown;

  const expiry = delay(timeout, undefined, { signal: deadline.signal }).then(() => {
    throw new Error(
      `Waited ${timeout} ms for ${description}, which did not happen. Look at what should have caused it, or allow more time.`,
      { cause: lastError },
    );
  });

  const search = async (): Promise<Exclude<Value, Falsy>> => {
    for (;;) {
      try {
        const value = await predicate();
        if (value) return value as Exclude<Value, Falsy>;
        lastError = undefined;
      } catch (error) {
        lastError = error;
      }
      await delay(interval, undefined, { signal: deadline.signal });
    }
  };

  const found = search();
  // Whichever loses the race is stopped by the signal; its rejection is nobody's news.
  found.catch(() => undefined);
  expiry.catch(() => undefined);
  try {
    return await Promise.race([found, expiry]);
  } finally {
    deadline.abort();
  }
}
