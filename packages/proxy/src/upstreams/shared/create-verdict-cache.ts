export interface VerdictCacheOptions {
  /** Milliseconds that a verdict holds. @default an hour */
  readonly maximumAge?: number;
  /** How many are kept; the oldest go first. @default 1000 */
  readonly limit?: number;
  /** Milliseconds on a clock that never goes back. @default performance.now */
  readonly now?: () => number;
}

/** What was found out of how a service is spoken to. A stale verdict may never fail by itself, so each one is dated. */
export interface VerdictCache<Verdict> {
  get(key: string): Verdict | undefined;
  set(key: string, verdict: Verdict): void;
  delete(key: string): void;
}

export function createVerdictCache<Verdict>({
  maximumAge = 3_600_000,
  limit = 1000,
  now = () => performance.now(),
}: VerdictCacheOptions = {}): VerdictCache<Verdict> {
  const verdicts = new Map<string, { readonly verdict: Verdict; readonly foundAt: number }>();
  return {
    get: (key) => {
      const entry = verdicts.get(key);
      if (!entry) return undefined;
      if (now() - entry.foundAt < maximumAge) return entry.verdict;
      verdicts.delete(key);
      return undefined;
    },
    set: (key, verdict) => {
      verdicts.delete(key);
      verdicts.set(key, { verdict, foundAt: now() });
      for (const [oldest] of verdicts) {
        if (verdicts.size <= limit) break;
        verdicts.delete(oldest);
      }
    },
    delete: (key) => void verdicts.delete(key),
  };
}
