import type { PublicCredentials, ServiceCredentials } from '@nanda/protocol';

/** The public surface's spelling of credentials in that of the other one. */
export function readCredentials(credentials: PublicCredentials): ServiceCredentials {
  if (credentials.type === 'evmauth') {
    return {
      type: 'evmauth',
      walletAddress: credentials.wallet_address,
      contractAddress: credentials.contract_address,
      tokenId: credentials.token_id,
    };
  }
  if (credentials.type === 'oauth2') {
    return { type: 'oauth2', accessToken: credentials.access_token };
  }
  return credentials;
}
