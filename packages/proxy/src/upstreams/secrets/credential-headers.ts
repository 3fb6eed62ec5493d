import type { ServiceCredentials } from '@nanda/protocol';

/** The header fields that carry what a caller gave. Secrets: for the request to the service, and nowhere else. */
export function credentialHeaders(
  credentials: ServiceCredentials,
  { apiKeyHeader = 'X-API-Key' }: { readonly apiKeyHeader?: string | undefined } = {},
): Readonly<Record<string, string>> {
  switch (credentials.type) {
    case 'none':
      return {};
    case 'api_key':
      return { [credentials.header ?? apiKeyHeader]: credentials.key };
    case 'bearer':
      return { Authorization: `Bearer ${credentials.token}` };
    case 'oauth2':
      return credentials.accessToken === undefined
        ? {}
        : { Authorization: `Bearer ${credentials.accessToken}` };
    case 'evmauth': {
      const { walletAddress, contractAddress, tokenId } = credentials;
      return {
        'X-Wallet-Address': walletAddress,
        ...(contractAddress !== undefined && { 'X-Contract-Address': contractAddress }),
        ...(tokenId !== undefined && { 'X-Token-ID': tokenId }),
      };
    }
    case 'custom':
      return credentials.headers ?? {};
    case 'basic': {
      const { username, password } = credentials;
      return {
        // RFC 7617 §2.1: what a service takes that says `charset="UTF-8"`, and of ASCII every one.
        Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
      };
    }
  }
}
