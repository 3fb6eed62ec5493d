import { accountOperationFacts, operationFacts } from '@nanda/protocol/facts';
import { addressKey } from '../../core/limits/address-key.js';
import { rateLimited } from '../../core/limits/rate-limited.js';
import type { RateDecision, RateLimiter, RatePolicy } from '../../core/limits/rate-limiter.js';
import type { RateLimits } from '../../core/limits/rate-limits.js';
import type { NandaError } from '../../core/nanda-error.js';
import type { Principal } from '../../core/principal.js';
import { rateFields } from './rate-fields.js';

export interface RateGateOptions {
  readonly limiter: RateLimiter;
  readonly limits: RateLimits;
}

/** A request, as far as its price goes. */
export interface RatedRequest {
  readonly path: string;
  /** Who asks; undefined where that could not be told. */
  readonly principal: Principal | undefined;
  readonly remoteAddress: string | undefined;
}

/** What came of counting. */
export interface RateVerdict {
  /** What the answer says of the caller's limits. */
  readonly fields: Readonly<Record<string, string>>;
  /** The refusal, where too much was asked. */
  readonly failure: NandaError | undefined;
}

/** Counts what callers ask, for every door. */
export interface RateGate {
  /** @param options `cost` above 1 for what does the work of many requests. @default 1 */
  take(request: RatedRequest, options?: { readonly cost?: number }): Promise<RateVerdict>;
}

/** A limit that a request falls under, and whose bucket it takes from. */
interface Charge {
  readonly policy: RatePolicy;
  readonly key: string;
}

/**
 * Where passwords, wallets and codes that can be typed are tried. Codes and refresh tokens of 256 bits are not guessed, and
 * programs that wait for a sign-in ask for their tokens often.
 */
const authPaths: ReadonlySet<string> = new Set([
  '/oauth/authorize',
  '/oauth/device',
  ...(['auth.register', 'auth.challenge', 'auth.login'] as const).map(
    (id) => accountOperationFacts[id].path,
  ),
]);
const transferPaths: ReadonlySet<string> = new Set(
  (['credentials.export', 'credentials.import'] as const).map((id) => operationFacts[id].path),
);
/** What watches over the proxy asks often, and is told nothing of anybody. */
const freePaths: ReadonlySet<string> = new Set([operationFacts.health.path, '/ready']);

const nothing: RateVerdict = { fields: {}, failure: undefined };

/** Limits callers by their plan, those without an account by their address, and never the local user. */
export function createRateGate({ limiter, limits }: RateGateOptions): RateGate {
  function chargesOf(request: RatedRequest): readonly Charge[] {
    const { principal, remoteAddress } = request;
    const path = withoutEndSlash(request.path);
    if (principal?.kind === 'local' || freePaths.has(path)) return [];
    const address = addressKey(remoteAddress);
    const caller = principal?.kind === 'user' ? principal.userId : address;
    const charges: Charge[] = [];
    // The stricter one first: what it refuses costs nothing of the other.
    if (authPaths.has(path)) charges.push({ policy: limits.auth, key: address });
    if (transferPaths.has(path)) charges.push({ policy: limits.transfers, key: caller });
    const policy =
      principal?.kind === 'user'
        ? limits.plans[principal.access?.plan ?? 'free']
        : limits.anonymous;
    charges.push({ policy, key: caller });
    return charges;
  }

  return {
    async take(request, { cost = 1 } = {}) {
      const charges = chargesOf(request);
      if (charges.length === 0) return nothing;
      const decisions: RateDecision[] = [];
      for (const { policy, key } of charges) {
        const decision = await limiter.take(key, { policy, cost });
        decisions.push(decision);
        if (!decision.isAllowed) {
          return { fields: rateFields(decisions), failure: rateLimited(decision) };
        }
      }
      return { fields: rateFields(decisions), failure: undefined };
    },
  };
}

function withoutEndSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
