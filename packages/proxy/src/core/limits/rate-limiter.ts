/** A bucket that holds `limit` tokens and fills up evenly in `window` seconds. */
export interface RatePolicy {
  /** What the header fields call it: letters, digits, `-`. */
  readonly name: string;
  readonly limit: number;
  /** Seconds. */
  readonly window: number;
}

/** What came of taking from a bucket. */
export interface RateDecision {
  readonly isAllowed: boolean;
  readonly policy: RatePolicy;
  /** Whole tokens that are left. */
  readonly remaining: number;
  /** Seconds until the bucket is full again. */
  readonly reset: number;
  /** Seconds until what was asked for can be had; 0 where it was given. */
  readonly retryAfter: number;
}

/** Port: counts what callers do. */
export interface RateLimiter {
  /** @param options `cost` 0 only looks. @default 1 */
  take(
    key: string,
    options: { readonly policy: RatePolicy; readonly cost?: number },
  ): RateDecision | Promise<RateDecision>;
  /** Fills a bucket: whoever has shown who it is starts anew. */
  reset(key: string, options: { readonly policy: RatePolicy }): void | Promise<void>;
}
