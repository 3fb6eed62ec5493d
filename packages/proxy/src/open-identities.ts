import { planLimits } from '@nanda/protocol/facts';
import { createAccessRules } from './core/access/create-access-rules.js';
import type { AccessRules } from './core/accounts/access-rules.js';
import type { IdentityVerifier } from './core/accounts/identity.js';
import { createIdentityChain, type IdentityChain } from './core/identity/create-identity-chain.js';
import { createIssuerVerifier } from './issuers/create-issuer-verifier.js';
import type { ProxySettings } from './resolve-settings.js';

/** Whom tokens and keys stand for, and what these may do. */
export interface Identities {
  readonly rules: AccessRules;
  /** @param own knows what this proxy has given out itself, and is asked first */
  chain(own: IdentityVerifier | undefined): IdentityChain;
  close(): Promise<void>;
}

/** @returns undefined where there are no accounts */
export function openIdentities({
  auth,
  rateLimits,
  logger,
}: Pick<ProxySettings, 'auth' | 'rateLimits' | 'logger'>): Identities | undefined {
  if (auth === undefined) return undefined;
  const rules = createAccessRules({
    roles: auth.roles,
    rateOf: (plan) => {
      // What a plan is good for is told also where nobody counts.
      const { requests, window } = planLimits[plan];
      const policy = rateLimits?.plans[plan];
      return policy === undefined
        ? { requests, window }
        : { requests: policy.limit, window: policy.window };
    },
  });
  const issuer = auth.oauth && createIssuerVerifier({ ...auth.oauth, rules, logger });
  return {
    rules,
    chain: (own) => createIdentityChain([...(own ? [own] : []), ...(issuer ? [issuer] : [])]),
    async close() {
      await issuer?.close();
    },
  };
}
