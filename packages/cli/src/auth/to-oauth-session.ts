import type { GivenTokens } from './oauth/read-token-answer.js';
import type { SignInPlace } from './oauth/sign-in-place.js';
import type { NewSession } from './stored-session.js';

/** Tokens of an authorization server, as they are kept. The proxy's own are renewed by the proxy. */
export function toOAuthSession(
  { accessToken, refreshToken, scope: given, expiresAt }: GivenTokens,
  { place, scope }: { readonly place: SignInPlace; readonly scope: readonly string[] | undefined },
): NewSession {
  const { isOwn, tokenEndpoint, revocationEndpoint, clientId, resource, issuer } = place;
  return {
    // What cannot be renewed is good until it is over, and no longer.
    kind: refreshToken === undefined ? 'token' : 'session',
    accessToken,
    refreshToken,
    scope: given ?? scope ?? [],
    ...(expiresAt !== undefined && { expiresAt }),
    ...(!isOwn && {
      renewal: { tokenEndpoint, revocationEndpoint, clientId, resource, issuer },
    }),
  };
}
