import type { AuthorizationServerMetadata, FetchLike } from '@modelcontextprotocol/client';

import type { OAuthTokens } from '../../core/authorizations/oauth-client.js';
import type { AddressPolicy } from '../../core/connections/upstream-connector.js';
import { authenticateClient } from './authenticate-client.js';
import { checkEndpoint } from './check-endpoint.js';

/** Tells the authorization server that tokens are of no use any more (RFC 7009); the one that others are made of goes first. */
export async function revokeToken(
  { refreshToken, accessToken, client }: OAuthTokens,
  {
    metadata,
    fetchFn,
    policy,
  }: {
    readonly metadata: AuthorizationServerMetadata;
    readonly fetchFn: FetchLike;
    readonly policy: AddressPolicy;
  },
): Promise<void> {
  const named = 'revocation_endpoint' in metadata ? metadata.revocation_endpoint : undefined;
  if (typeof named !== 'string') return;
  const endpoint = checkEndpoint(named, { what: 'revocation endpoint', policy });
  const authenticate = authenticateClient(client);
  const tokens = [
    ...(refreshToken === undefined ? [] : [['refresh_token', refreshToken] as const]),
    ['access_token', accessToken] as const,
  ];
  for (const [hint, token] of tokens) {
    const headers = new Headers({ 'content-type': 'application/x-www-form-urlencoded' });
    const body = new URLSearchParams({ token, token_type_hint: hint });
    await authenticate(headers, body, endpoint, metadata);
    await fetchFn(endpoint, { method: 'POST', headers, body });
  }
}
