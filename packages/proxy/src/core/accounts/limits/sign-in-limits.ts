import type { RatePolicy } from '../../limits/rate-limiter.js';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Everything that can be tried from one address, whatever account it is for. Success gives none of it back. */
export const addressLimits = {
  login: [
    { name: 'login-address', limit: 30, window: minute },
    { name: 'login-address-hour', limit: 300, window: hour },
  ],
  register: [{ name: 'register-address', limit: 20, window: hour }],
  challenge: [{ name: 'challenge-address', limit: 30, window: minute }],
  refresh: [{ name: 'refresh-address', limit: 120, window: minute }],
} as const satisfies Readonly<Record<string, readonly RatePolicy[]>>;

/**
 * Attempts at one account. The larger buckets fill up more slowly: whoever goes on guessing waits longer and longer,
 * 12 seconds at first, in the end half an hour. Those of one address are the narrower ones, so that a stranger
 * elsewhere does not easily lock the owner out. A success fills them up.
 */
export const accountLimits = {
  fromAddress: [
    { name: 'login-account', limit: 5, window: minute },
    { name: 'login-account-hour', limit: 20, window: hour },
    { name: 'login-account-day', limit: 50, window: day },
  ],
  fromAnywhere: [
    { name: 'login-account-all-hour', limit: 60, window: hour },
    { name: 'login-account-all-day', limit: 200, window: day },
  ],
} as const satisfies Readonly<Record<string, readonly RatePolicy[]>>;
