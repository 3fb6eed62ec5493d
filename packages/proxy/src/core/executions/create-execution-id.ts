import { randomUUID } from 'node:crypto';

/** Digits of the time; the rest of 32 are random. */
const timeDigits = 12;

/**
 * An id of an execution: `exec_`, then the time (milliseconds, 12 hexadecimal digits), then 74 random bits.
 *
 * The time comes first so that what is begun together lies together in the store: with ids that are random
 * from the start a write costs twice as much. Nobody guesses the rest, and whose it is is checked all the same.
 */
export function createExecutionId(now: number = Date.now()): string {
  const random = randomUUID().replaceAll('-', '').slice(timeDigits);
  return `exec_${now.toString(16).padStart(timeDigits, '0')}${random}`;
}
