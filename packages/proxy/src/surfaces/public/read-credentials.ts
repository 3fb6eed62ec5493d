import type { PublicCredentials, ServiceCredentials } from '@nanda/protocol';

/** The public surface's spelling of credentials in the core's. */
export function readCredentials(credentials: PublicCredentials): ServiceCredentials {
  switch (credentials.type) {
    case 'evmauth':
      return {
        type: 'evmauth',
        walletAddress: credentials.wallet_address,
        contractAddress: credentials.contract_address,
        tokenId: credentials.token_id,
      };
    case 'oauth2':
      return { type: 'oauth2', accessToken: credentials.access_token };
    default:
      return credentials;
  }
}
