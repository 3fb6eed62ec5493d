import { planLimits } from '@nanda/protocol/facts';
import type { RatePolicy } from './core/limits/rate-limiter.js';
import type { RateLimits } from './core/limits/rate-limits.js';
import type { RateLimitOption, RateLimitOptions } from './rate-limit-options.js';

export interface ResolveRateLimitsOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether there are accounts: then there are limits unless they are switched off. */
  readonly hasAccounts: boolean;
}

const defaults = {
  anonymous: { requests: 60 },
  auth: { requests: 20 },
  transfers: { requests: 10, window: 600 },
  ...planLimits,
} satisfies Readonly<Record<keyof RateLimitOptions, RateLimitOption>>;

/** Requests and seconds above which a limit is none. */
const greatest = 1_000_000_000;

/**
 * @returns undefined where nothing is limited
 * @throws TypeError for a limit that is none, from an option or the environment
 */
export function resolveRateLimits(
  given: boolean | RateLimitOptions | undefined,
  { environment, hasAccounts }: ResolveRateLimitsOptions,
): RateLimits | undefined {
  const isOn = given ?? readSwitch(environment['RATE_LIMITS']) ?? hasAccounts;
  if (isOn === false) return undefined;
  const options = typeof given === 'object' ? given : {};
  const policy = (name: keyof RateLimitOptions): RatePolicy => {
    const variable = `RATE_LIMIT_${name.toUpperCase()}`;
    const option = options[name] ?? readVariable(variable, environment[variable]) ?? defaults[name];
    return toPolicy(name, option);
  };
  return {
    anonymous: policy('anonymous'),
    plans: { free: policy('free'), pro: policy('pro'), enterprise: policy('enterprise') },
    auth: policy('auth'),
    transfers: policy('transfers'),
  };
}

function readSwitch(value: string | undefined): boolean | undefined {
  if (value === undefined || value === '') return undefined;
  if (value === 'on') return true;
  if (value === 'off') return false;
  throw new TypeError(`RATE_LIMITS must be "on" or "off", not "${value}".`);
}

function readVariable(name: string, value: string | undefined): RateLimitOption | undefined {
  if (value === undefined || value === '') return undefined;
  const [, requests, window] = /^(\d{1,10})(?:\/(\d{1,10}))?$/.exec(value) ?? [];
  if (requests === undefined) {
    throw new TypeError(`${name} must be "<requests>" or "<requests>/<seconds>", not "${value}".`);
  }
  return { requests: Number(requests), ...(window !== undefined && { window: Number(window) }) };
}

function toPolicy(name: string, { requests, window = 60 }: RateLimitOption): RatePolicy {
  for (const [member, value] of Object.entries({ requests, window })) {
    if (Number.isSafeInteger(value) && value >= 1 && value <= greatest) continue;
    throw new TypeError(
      `The ${member} of the rate limit "${name}" must be a whole number from 1 to ${greatest}, not "${value}".`,
    );
  }
  return { name, limit: requests, window };
}
