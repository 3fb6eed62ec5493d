const base = 250;
const cap = 30_000;

/**
 * Milliseconds until an attempt: full jitter, so that all who lost the same service do not come back in
 * one moment.
 */
export function reconnectDelay({
  attempt,
  random = Math.random(),
}: {
  /** From 1. */
  readonly attempt: number;
  /** From 0 to 1. */
  readonly random?: number;
}): number {
  return Math.round(random * Math.min(cap, base * 2 ** (attempt - 1)));
}
