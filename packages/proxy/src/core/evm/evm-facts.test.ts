import { expect, test } from 'vitest';
import { readEvmFacts } from './evm-facts.js';

const address = '0x5448Dc20ad9e0cDb5Dd0db25e814545d1aa08D96';

test.each([
  [undefined, {}],
  [
    { contractAddress: address, tokenId: 101, chainId: '31337', authEndpoint: '/auth/dynamic' },
    { contractAddress: address, tokenId: '101', chainId: 31337, authEndpoint: '/auth/dynamic' },
  ],
  [
    { contract: address, required_token_id: '7', auth_endpoint: 'https://a.example/auth' },
    { contractAddress: address, tokenId: '7', authEndpoint: 'https://a.example/auth' },
  ],
  [
    {
      contractAddress: 'Any EVMAuth-compatible contract on Radius',
      requiredTokenId: 'Any token ID',
      chainId: 0,
      authEndpoint: 'javascript:alert(1)',
    },
    {},
  ],
])('%j', (details, facts) => {
  expect(readEvmFacts({ auth: { kind: 'evmauth', ...(details && { details }) } })).toEqual(facts);
});
