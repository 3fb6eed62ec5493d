/** So many requests at once, and from then on as many in each window. */
export interface RateLimitOption {
  readonly requests: number;
  /** Seconds. @default 60 */
  readonly window?: number;
}

/**
 * How much callers may ask. What is refused is answered with 429 and `Retry-After`; answers carry what is left
 * (`RateLimit`, `RateLimit-Policy`). The local user is never limited. An environment variable holds the
 * requests, or `<requests>/<seconds>`.
 */
export interface RateLimitOptions {
  /**
   * Of one address, of callers that have no account; an IPv6 network of 64 bits is one address.
   *
   * @default 60 a minute, or RATE_LIMIT_ANONYMOUS
   */
  readonly anonymous?: RateLimitOption;
  /** Of one account with the plan `free`. @default 60 a minute, or RATE_LIMIT_FREE */
  readonly free?: RateLimitOption;
  /** @default 600 a minute, or RATE_LIMIT_PRO */
  readonly pro?: RateLimitOption;
  /** @default 6000 a minute, or RATE_LIMIT_ENTERPRISE */
  readonly enterprise?: RateLimitOption;
  /** Of one address, for signing in and the like; beside the others. @default 20 a minute, or RATE_LIMIT_AUTH */
  readonly auth?: RateLimitOption;
  /** Exports and imports of credentials, of one caller; beside the others. @default 10 in 10 minutes, or RATE_LIMIT_TRANSFERS */
  readonly transfers?: RateLimitOption;
}
