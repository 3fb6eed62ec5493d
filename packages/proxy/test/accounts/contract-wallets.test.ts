import { startChain, waitFor, type Chain } from '@nanda/testing';
import { hashMessage, type Hex } from 'viem';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContractSignatures } from '../../src/upstreams/wallets/create-contract-signatures.js';
import { openAccounts } from './open-accounts.js';

/**
 * A wallet that is a contract: 32 bytes that are sent to it are a hash that it signs, and to all else it answers as
 * `isValidSignature(bytes32,bytes)` of EIP-1271. Written by hand: 11 bytes that deploy, 44 that are deployed.
 */
const walletCode =
  '0x602c80600b6000396000f3' +
  '36602014602457' +
  '6004355460135760206000f3' +
  '5b631626ba7e60e01b60005260206000f3' +
  '5b600160003555' +
  '00';

const visit = { remoteAddress: '203.0.113.7', origin: 'http://127.0.0.1:3000' };
/** The contract does not read it; the validator of EIP-6492 wants some length. */
const signature = `0x${'01'.repeat(65)}`;
let chain: Chain;
let walletAddress: string;

beforeAll(async () => {
  chain = await startChain();
  const { contractAddress } = await transact({ data: walletCode });
  walletAddress = contractAddress ?? '';
}, 30_000);
afterAll(() => chain.close());

async function transact(transaction: {
  readonly to?: string;
  readonly data: string;
}): Promise<{ readonly contractAddress: string | null }> {
  const [from] = (await chain.rpc('eth_accounts')) as string[];
  const hash = await chain.rpc('eth_sendTransaction', [{ from, gas: '0x7a120', ...transaction }]);
  // There is none before the block that it is in.
  return waitFor(
    async () => {
      const receipt = await chain.rpc('eth_getTransactionReceipt', [hash]);
      return receipt as { contractAddress: string | null } | null;
    },
    { description: 'the transaction to be in a block', timeout: 15_000 },
  );
}

const sign = (message: string): Promise<unknown> =>
  transact({ to: walletAddress, data: hashMessage(message) satisfies Hex });

test('lets in a wallet that is a contract, where its chain can be asked', async () => {
  const contracts = createContractSignatures({ rpc: new Map([[31_337, chain.rpcUrl]]) });
  await using open = await openAccounts({ contracts });
  const { accounts } = open;
  const challenge = (chainId: number): Promise<{ readonly message: string }> =>
    accounts.challenge({ walletAddress, chainId }, visit);
  const { message } = await challenge(31_337);
  await sign(message);
  const signedIn = await accounts.signIn({ walletAddress, message, signature }, visit);
  expect(signedIn.user?.walletAddress?.toLowerCase()).toBe(walletAddress.toLowerCase());
  // What the contract has not signed, and what was meant for a chain that nobody asks.
  const unsigned = await challenge(31_337);
  const elsewhere = await challenge(1);
  await sign(elsewhere.message);
  for (const attempt of [unsigned, elsewhere]) {
    await expect(
      accounts.signIn({ walletAddress, message: attempt.message, signature }, visit),
    ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
  await contracts.close();
});

test('does without chains where none is configured', async () => {
  await using open = await openAccounts();
  const { message } = await open.accounts.challenge({ walletAddress, chainId: 31_337 }, visit);
  await sign(message);
  await expect(
    open.accounts.signIn({ walletAddress, message, signature }, visit),
  ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('says so where the chain does not answer', async () => {
  // Nobody listens on port 1.
  const url = 'http://127.0.0.1:1/a-key-in-the-path';
  const contracts = createContractSignatures({ rpc: new Map([[31_337, url]]) });
  await using open = await openAccounts({ contracts });
  const { message } = await open.accounts.challenge({ walletAddress, chainId: 31_337 }, visit);
  await expect(
    open.accounts.signIn({ walletAddress, message, signature }, visit),
  ).rejects.toMatchObject({
    code: 'CONNECTION_FAILED',
    message: expect.not.stringContaining('a-key'),
  });
  await contracts.close();
});
