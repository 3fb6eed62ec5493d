import type { PublicCredentials, ServiceCredentials } from '@nanda/protocol';

/** The public surface's spelling of credentials in that of the other one. */
export function readCredentials(credentials: PublicCredentials): ServiceCredentials {
  if (credentials.type === 'evmauth') {
    return {
      type: 'evmauth',
      walletAddress: credentials.wallet_address,
      contractAddress: credentials.contract_address,
      tokenId: credentials.token_id,
      chainId: credentials.chain_id,
    };
  }
  if (credentials.type === 'oauth2') {
    const { access_token, client_id, client_secret, scope, grant } = credentials;
    return {
      type: 'oauth2',
      accessToken: access_token,
      clientId: client_id,
      clientSecret: client_secret,
      scope,
      grant,
    };
  }
  return credentials;
}
