import { PublicCredentialsSchema, ServiceCredentialsSchema } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { readCredentials } from './read-credentials.js';

const wallet = `0x${'a'.repeat(40)}`;
const contract = `0x${'b'.repeat(40)}`;

test.each([
  [{ type: 'none' }, { type: 'none' }],
  [
    { type: 'api_key', key: 'k', header: 'X-K' },
    { type: 'api_key', key: 'k', header: 'X-K' },
  ],
  [
    { type: 'bearer', token: 't' },
    { type: 'bearer', token: 't' },
  ],
  [
    { type: 'basic', username: 'ü', password: '' },
    { type: 'basic', username: 'ü', password: '' },
  ],
  [
    {
      type: 'evmauth',
      wallet_address: wallet,
      contract_address: contract,
      token_id: '7',
      chain_id: 1,
    },
    { type: 'evmauth', walletAddress: wallet, contractAddress: contract, tokenId: '7', chainId: 1 },
  ],
  [
    {
      type: 'oauth2',
      access_token: 'a',
      client_id: 'i',
      client_secret: 's',
      scope: 'x y',
      grant: 'client_credentials',
    },
    {
      type: 'oauth2',
      accessToken: 'a',
      clientId: 'i',
      clientSecret: 's',
      scope: 'x y',
      grant: 'client_credentials',
    },
  ],
  [
    { type: 'custom', headers: { 'X-A': '1' }, variables: { tenant: 'acme' } },
    { type: 'custom', headers: { 'X-A': '1' }, variables: { tenant: 'acme' } },
  ],
])('%j', (given, expected) => {
  const read = readCredentials(PublicCredentialsSchema.parse(given));
  expect(read).toEqual(expected);
  expect(ServiceCredentialsSchema.parse(read)).toEqual(expected);
});
