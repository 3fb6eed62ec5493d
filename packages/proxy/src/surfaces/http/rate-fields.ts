import { headers } from '@nanda/protocol/facts';
import type { RateDecision } from '../../core/limits/rate-limiter.js';

/**
 * What is left of a caller's limits, as `RateLimit` and `RateLimit-Policy` of draft-ietf-httpapi-ratelimit-headers-11 tell it.
 *
 * The window (`t`) is the time in which what is left, used evenly, lasts: a bucket fills up while it is used. Of what is
 * refused it ends when `Retry-After` does (section 6).
 */
export function rateFields(decisions: readonly RateDecision[]): Readonly<Record<string, string>> {
  return {
    [headers.rateLimit]: decisions.map(limitItem).join(', '),
    [headers.rateLimitPolicy]: decisions
      .map(({ policy: { name, limit, window } }) => `"${name}";q=${limit};w=${window}`)
      .join(', '),
  };
}

function limitItem({ isAllowed, policy, remaining, retryAfter }: RateDecision): string {
  const { name, limit, window } = policy;
  const evenly = Math.max(1, Math.ceil((remaining * window) / limit));
  return `"${name}";r=${remaining};t=${isAllowed ? evenly : retryAfter}`;
}
