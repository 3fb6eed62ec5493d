import type { ServiceCredentials } from '@nanda/protocol';
import { expect, test } from 'vitest';

import { credentialHeaders } from './credential-headers.js';

const rows: [ServiceCredentials, Record<string, string>][] = [
  [{ type: 'none' }, {}],
  [{ type: 'api_key', key: 'k' }, { 'X-API-Key': 'k' }],
  [{ type: 'api_key', key: 'k', header: 'X-Other' }, { 'X-Other': 'k' }],
  [{ type: 'bearer', token: 't' }, { Authorization: 'Bearer t' }],
  [{ type: 'oauth2', accessToken: 't' }, { Authorization: 'Bearer t' }],
  [
    { type: 'basic', username: 'Aladdin', password: 'open sesame' },
    { Authorization: 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==' },
  ],
  // RFC 7617 §2.1
  [
    { type: 'basic', username: 'test', password: '123£' },
    { Authorization: 'Basic dGVzdDoxMjPCow==' },
  ],
  [{ type: 'oauth2' }, {}],
  [{ type: 'custom', headers: { 'X-A': '1' } }, { 'X-A': '1' }],
  [{ type: 'evmauth', walletAddress: '0xa' }, { 'X-Wallet-Address': '0xa' }],
  [
    { type: 'evmauth', walletAddress: '0xa', contractAddress: '0xb', tokenId: '7' },
    { 'X-Wallet-Address': '0xa', 'X-Contract-Address': '0xb', 'X-Token-ID': '7' },
  ],
];

test.each(rows)('%j', (credentials, expected) => {
  expect(credentialHeaders(credentials)).toEqual(expected);
});

test('the field that the catalog names carries a key, unless the caller names one', () => {
  const apiKeyHeader = 'X-Catalog';
  expect(credentialHeaders({ type: 'api_key', key: 'k' }, { apiKeyHeader })).toEqual({
    'X-Catalog': 'k',
  });
  expect(
    credentialHeaders({ type: 'api_key', key: 'k', header: 'X-Own' }, { apiKeyHeader }),
  ).toEqual({ 'X-Own': 'k' });
  expect(credentialHeaders({ type: 'bearer', token: 't' }, { apiKeyHeader })).toEqual({
    Authorization: 'Bearer t',
  });
});
