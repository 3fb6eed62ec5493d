import type { Identity, IdentityVerifier, ShownCredential } from '../accounts/identity.js';

/** All who know tokens and keys, as one. */
export interface IdentityChain extends Pick<IdentityVerifier, 'verify'> {
  /** What somebody who was verified before is now; undefined where that is over. */
  verifyAgain(shown: ShownCredential, identity: Identity): Promise<Identity | undefined>;
}

/** Asks those who may know a token or a key, one after the other. */
export function createIdentityChain(verifiers: readonly IdentityVerifier[]): IdentityChain {
  const sources = new WeakMap<Identity, IdentityVerifier>();

  async function verify(shown: ShownCredential): Promise<Identity | undefined> {
    for (const verifier of verifiers) {
      const identity = await verifier.verify(shown);
      if (identity === undefined) continue;
      sources.set(identity, verifier);
      return identity;
    }
    return undefined;
  }

  return {
    verify,
    async verifyAgain(shown, identity) {
      const source = sources.get(identity);
      return source?.renew === undefined ? verify(shown) : source.renew(identity);
    },
  };
}
