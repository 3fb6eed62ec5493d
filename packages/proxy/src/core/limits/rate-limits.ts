import type { Plan } from '@nanda/protocol';
import type { RatePolicy } from './rate-limiter.js';

/** How much callers may ask, all together. */
export interface RateLimits {
  /** Requests of one address, of callers that have no account. */
  readonly anonymous: RatePolicy;
  /** Requests of one account. */
  readonly plans: Readonly<Record<Plan, RatePolicy>>;
  /** Requests of one address for signing in, registering and the like; beside the others. */
  readonly auth: RatePolicy;
  /** Exports and imports of credentials of one caller; beside the others. */
  readonly transfers: RatePolicy;
}
