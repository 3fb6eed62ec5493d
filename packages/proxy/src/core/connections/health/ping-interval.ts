const afterFailure = 5000;
const least = 30_000;
const most = 300_000;

/**
 * Milliseconds from the last answer of a service until it is asked whether it still lives. A failure is
 * looked into soon; one that nobody uses is asked less and less often.
 */
export function pingInterval({
  isSuspect,
  idleFor,
}: {
  /** Whether the last ping or call failed. */
  readonly isSuspect: boolean;
  /** Milliseconds from the last use until the last answer. */
  readonly idleFor: number;
}): number {
  if (isSuspect) return afterFailure;
  return Math.min(most, Math.max(least, idleFor));
}
