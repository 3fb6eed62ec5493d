import { createHash } from 'node:crypto';
import type { AuditLog } from '../../audit/audit-log.js';
import { addressKey } from '../../limits/address-key.js';
import type { RateLimiter, RatePolicy } from '../../limits/rate-limiter.js';
import { NandaError } from '../../nanda-error.js';
import type { Visit } from '../visit.js';
import { accountLimits, addressLimits } from './sign-in-limits.js';

export interface SignInGuardOptions {
  readonly limiter: RateLimiter;
  readonly audit?: Pick<AuditLog, 'record'> | undefined;
}

/** Counts what is tried, before it is tried: many at once are counted as well. */
export interface SignInGuard {
  /** @throws NandaError RATE_LIMITED */
  enter(what: keyof typeof addressLimits, visit: Visit): Promise<void>;
  /**
   * Counts an attempt at an account, whether there is such an account or not.
   *
   * @throws NandaError RATE_LIMITED
   */
  attempt(account: string, visit: Visit): Promise<SignInAttempt>;
}

/** An attempt that has been counted. */
export interface SignInAttempt {
  /** Whoever has shown who it is starts anew. */
  succeed(): Promise<void>;
  /** Tells the audit log where it was the last one for a while. */
  fail(): void;
}

interface Bucket {
  readonly key: string;
  readonly policy: RatePolicy;
}

export function createSignInGuard({ limiter, audit }: SignInGuardOptions): SignInGuard {
  async function takeAll(buckets: readonly Bucket[]): Promise<{ readonly isLast: boolean }> {
    let isLast = false;
    for (const { key, policy } of buckets) {
      const decision = await limiter.take(key, { policy });
      if (!decision.isAllowed) throw limited(decision.retryAfter);
      if (decision.remaining === 0) isLast = true;
    }
    return { isLast };
  }

  return {
    async enter(what, visit) {
      const key = addressKey(visit.remoteAddress);
      await takeAll(addressLimits[what].map((policy) => ({ key, policy })));
    },

    async attempt(account, visit) {
      const buckets = bucketsOf(account, visit);
      const { isLast } = await takeAll(buckets);
      return {
        async succeed() {
          for (const { key, policy } of buckets) await limiter.reset(key, { policy });
        },
        fail() {
          // Told once, with the last attempt, and not for each that is refused from then on.
          if (!isLast) return;
          audit?.record({
            type: 'lockout',
            outcome: 'refused',
            remoteAddress: visit.remoteAddress,
            requestId: visit.requestId,
            details: { account: digest(account) },
          });
        },
      };
    },
  };
}

function bucketsOf(account: string, visit: Visit): Bucket[] {
  // What was typed may be a password in the wrong field: it is kept by its hash.
  const key = digest(account);
  const here = `${key} ${addressKey(visit.remoteAddress)}`;
  return [
    ...accountLimits.fromAddress.map((policy) => ({ key: here, policy })),
    ...accountLimits.fromAnywhere.map((policy) => ({ key, policy })),
  ];
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function limited(retryAfter: number): NandaError {
  return new NandaError(
    'RATE_LIMITED',
    `There were too many attempts. Try again in ${retryAfter} ${retryAfter === 1 ? 'second' : 'seconds'}.`,
    { retryAfter, details: { retryAfter } },
  );
}
