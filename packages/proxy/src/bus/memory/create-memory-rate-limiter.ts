import type { RateDecision, RateLimiter, RatePolicy } from '../../core/limits/rate-limiter.js';
import { createBuckets, type Buckets } from './create-buckets.js';

export interface MemoryRateLimiterOptions {
  /** Buckets that are kept of each policy. @default 50_000 */
  readonly maxKeys?: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

/** Decides at once. */
export interface MemoryRateLimiter extends RateLimiter {
  readonly take: (
    key: string,
    options: { readonly policy: RatePolicy; readonly cost?: number },
  ) => RateDecision;
  readonly reset: (key: string, options: { readonly policy: RatePolicy }) => void;
  /** Buckets that are kept. */
  readonly size: number;
}

/** Sums of fractions come out a little beside what they are. */
const tolerance = 1e-6;

/**
 * Token buckets in memory. However many keys come, no more than `maxKeys` are kept of each policy, and nobody's
 * bucket fills up because of others: see `createBuckets`. What costs more than a bucket holds is given
 * when it is full, and paid for later.
 */
export function createMemoryRateLimiter({
  maxKeys = 50_000,
  now = () => performance.now(),
}: MemoryRateLimiterOptions = {}): MemoryRateLimiter {
  const policies = new Map<string, Buckets>();

  function bucketsOf({ name }: RatePolicy): Buckets {
    const known = policies.get(name);
    if (known !== undefined) return known;
    const made = createBuckets({ maxKeys });
    policies.set(name, made);
    return made;
  }

  return {
    get size() {
      let size = 0;
      for (const buckets of policies.values()) size += buckets.size;
      return size;
    },
    take(key, { policy, cost = 1 }) {
      const time = now();
      const { limit, window } = policy;
      const perToken = (window * 1000) / limit;
      const buckets = bucketsOf(policy);
      const fullAt = buckets.fullAt(key, { time });
      const needed = Math.min(cost, limit) * perToken;
      const wait = fullAt + needed - (time + window * 1000);
      const isAllowed = wait <= tolerance;
      const next = isAllowed ? fullAt + cost * perToken : fullAt;
      if (isAllowed && cost > 0) buckets.set(key, { fullAt: next, time });
      return {
        isAllowed,
        policy,
        remaining: Math.max(0, Math.floor(limit - (next - time) / perToken + tolerance)),
        reset: seconds(next - time),
        retryAfter: isAllowed ? 0 : Math.max(1, seconds(wait)),
      };
    },
    reset: (key, { policy }) => policies.get(policy.name)?.fill(key),
  };
}

function seconds(milliseconds: number): number {
  return Math.ceil((milliseconds - tolerance) / 1000);
}
