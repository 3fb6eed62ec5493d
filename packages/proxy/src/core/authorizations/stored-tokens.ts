import type { NewVaultEntry, VaultEntry } from '../credentials/credential-vault.js';
import { isOAuthTokens } from './is-oauth-tokens.js';
import type { OAuthTokens } from './oauth-client.js';

/** Tokens as the vault keeps them. */
export function toStoredTokens(
  tokens: OAuthTokens,
): Pick<NewVaultEntry, 'scope' | 'isRenewable' | 'expiresAt' | 'secret'> {
  return {
    scope: tokens.scope,
    isRenewable: tokens.refreshToken !== undefined,
    expiresAt: tokens.expiresAt,
    secret: { tokens },
  };
}

/** Tokens as they were kept; what a caller brought along itself is one that nobody can renew. */
export function readStoredTokens(
  entry: Pick<VaultEntry, 'secret' | 'scope' | 'createdAt' | 'issuer' | 'place'>,
): OAuthTokens | undefined {
  const { tokens, accessToken } = entry.secret;
  if (isOAuthTokens(tokens)) return tokens;
  if (typeof accessToken !== 'string') return undefined;
  return {
    accessToken,
    ...(entry.scope !== undefined && { scope: entry.scope }),
    obtainedAt: entry.createdAt,
    issuer: entry.issuer ?? '',
    resource: entry.place,
    client: { clientId: '', origin: 'given' },
  };
}
