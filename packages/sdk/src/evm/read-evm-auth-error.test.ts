import { expect, test } from 'vitest';
import { readEvmAuthError } from './read-evm-auth-error.js';

const contractAddress = `0x${'aB'.repeat(20)}`;
const walletAddress = `0x${'1c'.repeat(20)}`;

function refusal(error: unknown) {
  return { content: [{ type: 'text', text: JSON.stringify({ error }, null, 2) }] };
}

test('a refusal is read out of the text of an ordinary result', () => {
  const details = { contractAddress, chainId: 31_337, requiredTokens: [101, '102'] };
  const error = { code: 'EVMAUTH_PROOF_MISSING', message: 'First', details, claude_action: {} };
  expect(readEvmAuthError(refusal(error))).toEqual({
    code: 'EVMAUTH_PROOF_MISSING',
    message: 'First',
    contractAddress,
    chainId: 31_337,
    tokenIds: ['101', '102'],
  });
  const unpaid = { code: 'PAYMENT_REQUIRED', details: { ...details, walletAddress } };
  expect(readEvmAuthError(refusal(unpaid))).toMatchObject({
    code: 'PAYMENT_REQUIRED',
    walletAddress,
  });
});

test('what is no address, no chain and no token is left out', () => {
  const details = {
    contractAddress: '0x1',
    chainId: '31337',
    requiredTokens: [-1, 1.5, '0x1', {}, null, '9'.repeat(79), 7],
    walletAddress: ['0x'],
  };
  expect(readEvmAuthError(refusal({ code: 'EVMAUTH_CHAIN_MISMATCH', details }))).toEqual({
    code: 'EVMAUTH_CHAIN_MISMATCH',
    message: 'EVMAUTH_CHAIN_MISMATCH',
    tokenIds: ['7'],
  });
  const many = { requiredTokens: Array.from({ length: 500 }, (_, id) => id) };
  const read = readEvmAuthError(refusal({ code: 'EVMAUTH_PROOF_MISSING', details: many }));
  expect(read?.tokenIds).toHaveLength(100);
});

test.each<[string, { content: { type: string; [member: string]: unknown }[] }]>([
  ['no content', { content: [] }],
  ['a text', { content: [{ type: 'text', text: 'EVMAUTH_PROOF_MISSING' }] }],
  ['an image', { content: [{ type: 'image', data: 'AA==' }] }],
  ['JSON of another kind', refusal('EVMAUTH_PROOF_MISSING')],
  ['null', { content: [{ type: 'text', text: 'null // EVMAUTH_' }] }],
  ['another code', refusal({ code: 'NETWORK_ERROR', message: 'EVMAUTH_PROOF_MISSING' })],
  ['a code that only looks like one', refusal({ code: 'EVMAUTH_proof missing' })],
  ['a payment of another kind', refusal({ code: 'PAYMENT_REQUIRED', details: { invoice: 1 } })],
  ['more than one block', { content: Array(2).fill(refusal({ code: 'EVMAUTH_X' }).content[0]) }],
  ['a very long text', refusal({ code: 'EVMAUTH_X', message: 'x'.repeat(70_000) })],
])('%s is no refusal', (_, result) => {
  expect(readEvmAuthError(result)).toBe(undefined);
});
