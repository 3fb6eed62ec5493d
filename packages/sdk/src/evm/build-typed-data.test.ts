import { expect, test } from 'vitest';
import { hashTypedData } from 'viem';
import { buildTypedData } from './build-typed-data.js';

const parts = {
  walletAddress: `0x${'aB'.repeat(20)}`,
  contractAddress: `0x${'Cd'.repeat(20)}`,
  chainId: 31_337,
  serviceName: 'market-data',
  toolName: 'analyze',
  tokenIds: ['101', '7'.repeat(78)],
  requestHash: `0x${'0f'.repeat(32)}`,
  at: 1_767_225_600_000.4,
} as const;

test('what is signed has what services check, and nothing that they could have chosen', () => {
  const { domain, primaryType, types, message } = buildTypedData(parts);
  expect(domain).toEqual({
    name: 'EVMAuth',
    version: '1',
    chainId: 31_337,
    verifyingContract: `0x${'cd'.repeat(20)}`,
  });
  expect(primaryType).toBe('EVMAuthRequest');
  expect(message).toEqual({
    serverName: 'market-data',
    resourceName: 'analyze',
    requiredTokens: `[101,${'7'.repeat(78)}]`,
    walletAddress: `0x${'ab'.repeat(20)}`,
    nonce: expect.stringMatching(/^1767225600000-[0-9a-f]{32}$/),
    issuedAt: '1767225600000',
    expiresAt: '1767225630000',
    purpose: 'One call of a tool',
    requestHash: parts.requestHash,
  });
  expect(types.EVMAuthRequest.map(({ name }) => name)).toEqual(Object.keys(message));
  expect(() => hashTypedData({ domain, primaryType, types, message })).not.toThrow();
});

test('no nonce comes twice', () => {
  const nonces = Array.from({ length: 100 }, () => buildTypedData(parts).message.nonce);
  expect(new Set(nonces).size).toBe(100);
});
