import { describe, expect, test } from 'vitest';
import { resolveRateLimits } from './resolve-rate-limits.js';

const nothing = { environment: {}, hasAccounts: false };

describe('resolveRateLimits', () => {
  test('limits nothing where there are no accounts, and nobody asked for it', () => {
    expect(resolveRateLimits(undefined, nothing)).toBeUndefined();
  });

  test('limits where there are accounts, by plan', () => {
    expect(resolveRateLimits(undefined, { ...nothing, hasAccounts: true })).toEqual({
      anonymous: { name: 'anonymous', limit: 60, window: 60 },
      plans: {
        free: { name: 'free', limit: 60, window: 60 },
        pro: { name: 'pro', limit: 600, window: 60 },
        enterprise: { name: 'enterprise', limit: 6000, window: 60 },
      },
      auth: { name: 'auth', limit: 20, window: 60 },
      transfers: { name: 'transfers', limit: 10, window: 600 },
    });
  });

  test('is switched on and off by an option, or else by the environment', () => {
    const on = { environment: { RATE_LIMITS: 'on' }, hasAccounts: false };
    const off = { environment: { RATE_LIMITS: 'off' }, hasAccounts: true };
    expect(resolveRateLimits(undefined, on)).toBeDefined();
    expect(resolveRateLimits(undefined, off)).toBeUndefined();
    expect(resolveRateLimits(true, off)).toBeDefined();
    expect(resolveRateLimits({}, off)).toBeDefined();
    expect(resolveRateLimits(false, on)).toBeUndefined();
  });

  test('takes an option before the environment, and that before the default', () => {
    const environment = { RATE_LIMIT_FREE: '7', RATE_LIMIT_PRO: '8/3', RATE_LIMIT_AUTH: '' };
    const limits = resolveRateLimits(
      { free: { requests: 5, window: 2 } },
      { environment, hasAccounts: false },
    );
    expect(limits?.plans.free).toEqual({ name: 'free', limit: 5, window: 2 });
    expect(limits?.plans.pro).toEqual({ name: 'pro', limit: 8, window: 3 });
    expect(limits?.auth.limit).toBe(20);
  });

  test.each([
    [{ RATE_LIMITS: 'yes' }, /RATE_LIMITS must be "on" or "off", not "yes"/],
    [{ RATE_LIMITS: 'on', RATE_LIMIT_PRO: 'many' }, /RATE_LIMIT_PRO must be "<requests>"/],
    [{ RATE_LIMITS: 'on', RATE_LIMIT_PRO: '0' }, /requests of the rate limit "pro"/],
    [{ RATE_LIMITS: 'on', RATE_LIMIT_PRO: '1/0' }, /window of the rate limit "pro"/],
  ])('refuses %j', (environment, message) => {
    expect(() => resolveRateLimits(undefined, { environment, hasAccounts: false })).toThrow(
      message,
    );
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses %d requests',
    (requests) => {
      expect(() => resolveRateLimits({ anonymous: { requests } }, nothing)).toThrow(TypeError);
    },
  );
});
