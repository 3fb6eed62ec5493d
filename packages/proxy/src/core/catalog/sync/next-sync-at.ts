/** Milliseconds between attempts after the first failure; doubled with each further one. */
const firstRetry = 30_000;
const longestRetry = 30 * 60_000;

export interface SyncHistory {
  /** When a reading last came to its end, in milliseconds of the epoch. */
  readonly syncedAt: number | undefined;
  /** False where a reading was broken off: it goes on at once. */
  readonly isComplete: boolean;
  /** When the last attempt ended, in milliseconds of the epoch. */
  readonly attemptedAt: number | undefined;
  /** Attempts that failed since the last one that did not. */
  readonly failures: number;
  /** What the registry itself asked to be left alone for, in milliseconds. */
  readonly retryAfter: number | undefined;
}

/**
 * When a registry is to be read next, in milliseconds of the epoch. `spread` (0 to 1, by chance)
 * keeps many proxies from asking at the same moment.
 */
export function nextSyncAt(
  { syncedAt, isComplete, attemptedAt, failures, retryAfter }: SyncHistory,
  { freshFor, spread }: { readonly freshFor: number; readonly spread: number },
): number {
  if (failures > 0) {
    const pause = Math.min(longestRetry, firstRetry * 2 ** (failures - 1));
    return (attemptedAt ?? 0) + Math.max(retryAfter ?? 0, pause * (0.75 + 0.5 * spread));
  }
  if (syncedAt === undefined || !isComplete) {
    return attemptedAt === undefined ? 0 : attemptedAt + firstRetry;
  }
  // A reading that found nothing new is one too.
  return Math.max(syncedAt, attemptedAt ?? 0) + freshFor * (0.9 + 0.2 * spread);
}
