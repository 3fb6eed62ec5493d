import { createHash, randomBytes } from 'node:crypto';

/** A secret that is made for one sign-in, and its hash (RFC 7636, S256). */
export function createPkce(): { readonly verifier: string; readonly challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}
