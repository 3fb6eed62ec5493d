import { NandaError } from '../nanda-error.js';
import type { RateDecision } from './rate-limiter.js';

/** The failure of a caller that asks too much. */
export function rateLimited({ policy, retryAfter }: RateDecision): NandaError {
  const { name, limit, window } = policy;
  return new NandaError(
    'RATE_LIMITED',
    `You have asked too much: the limit "${name}" allows ${limit} requests in ${window} s. Try again in ${retryAfter} s.`,
    { details: { policy: name, limit, window, retryAfter }, retryAfter },
  );
}
