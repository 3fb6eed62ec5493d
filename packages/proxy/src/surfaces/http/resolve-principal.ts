import type { Identity, ShownCredential } from '../../core/accounts/identity.js';
import { NandaError } from '../../core/nanda-error.js';
import type { Principal } from '../../core/principal.js';
import { clientToken } from './client-token.js';
import { isSameSecret } from '../../core/is-same-secret.js';
import { readCredential } from './read-credential.js';
import type { RequestHead } from './request-head.js';

export interface ResolvedPrincipal {
  readonly principal: Principal;
  /** A new client token, to be handed out with the answer. */
  readonly handOut?: string;
  /** Of a user: who it is, and by what that is known. */
  readonly user?: { readonly identity: Identity; readonly shown: ShownCredential };
}

export interface ResolvePrincipalOptions {
  /** The proxy's own token, where it wants one. */
  readonly token: string | undefined;
  readonly isLoopback: boolean;
}

/**
 * Who sent a request to a proxy without accounts: with the proxy's token, or from this machine and with no token of its
 * own, the local user; else the anonymous client that its client token names, or a new one.
 *
 * @throws NandaError UNAUTHENTICATED where the proxy's token is wanted and is not there.
 */
export function resolvePrincipal(
  request: Pick<RequestHead, 'headers'>,
  { token, isLoopback }: ResolvePrincipalOptions,
): ResolvedPrincipal {
  if (token !== undefined) {
    const shown = readCredential(request)?.value;
    if (!isSameSecret(shown ?? '', token)) throw unauthenticated(shown !== undefined);
    return { principal: { kind: 'local' } };
  }
  const sent = clientToken.read(request);
  if (sent !== undefined) return { principal: clientToken.ownerOf(sent) };
  if (isLoopback) return { principal: { kind: 'local' } };
  const handOut = clientToken.create();
  return { principal: clientToken.ownerOf(handOut), handOut };
}

function unauthenticated(isShown: boolean): NandaError {
  const way = "Send it as 'Authorization: Bearer <token>' or 'X-API-Key: <token>'.";
  return new NandaError(
    'UNAUTHENTICATED',
    isShown ? 'That is not the token of this proxy.' : `This proxy wants its token. ${way}`,
    { details: { reason: isShown ? 'invalid_token' : 'missing_token' } },
  );
}
