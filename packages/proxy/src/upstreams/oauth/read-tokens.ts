import type { OAuthTokens as SdkTokens } from '@modelcontextprotocol/client';

import type { OAuthClientId, OAuthTokens } from '../../core/authorizations/oauth-client.js';
import { NandaError } from '../../core/nanda-error.js';

export interface ReadTokensOptions {
  readonly issuer: string;
  readonly resource: string;
  readonly client: OAuthClientId;
  /** What was asked for: the server leaves it out where it granted all of it (RFC 6749 §5.1). */
  readonly asked: string | undefined;
  readonly now: number;
}

/** Anything longer goes into no header field. */
const maximumLength = 16_384;
/** Seconds. */
const longest = 10 * 365 * 24 * 3600;

/** Tokens as they are kept. @throws NandaError UPSTREAM_PROTOCOL_ERROR where they can be of no use. */
export function readTokens(
  tokens: SdkTokens,
  { issuer, resource, client, asked, now }: ReadTokensOptions,
): OAuthTokens {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = tokens;
  if (tokens.token_type.toLowerCase() !== 'bearer' || !isToken(accessToken)) {
    throw new NandaError(
      'UPSTREAM_PROTOCOL_ERROR',
      'The authorization server gave out a token of a kind that is not known here. Ask the service’s owner.',
    );
  }
  const isDated = seconds !== undefined && seconds > 0 && seconds < longest;
  const scope = tokens.scope ?? asked;
  return {
    accessToken,
    ...(refreshToken !== undefined && isToken(refreshToken) && { refreshToken }),
    ...(scope !== undefined && { scope: scope.slice(0, 4096) }),
    obtainedAt: new Date(now).toISOString(),
    ...(isDated && { expiresAt: new Date(now + seconds * 1000).toISOString() }),
    issuer,
    resource,
    client,
  };
}

function isToken(text: string): boolean {
  return text.length <= maximumLength && /^[\x21-\x7e]+$/.test(text);
}
