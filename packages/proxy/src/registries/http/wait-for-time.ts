import { setTimeout as delay } from 'node:timers/promises';

/** Waits; rejects with the signal's reason when that aborts first. Lets go of its timer and the signal. */
export async function waitForTime(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
