import { afterAll, beforeAll, expect, test } from 'vitest';

import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

import { waitFor } from '../wait-for.js';
import { createProof, type ProofOptions } from './create-proof.js';
import { createWallet } from './create-wallet.js';
import { deployToken, type Token } from './deploy-token.js';
import { startChain, type Chain } from './start-chain.js';
import { startDynamicAuthService } from './start-dynamic-auth-service.js';
import { startProtectedService, type ProtectedService } from './start-protected-service.js';

let chain: Chain;
let token: Token;
let service: ProtectedService;
let client: Client;

beforeAll(async () => {
  chain = await startChain();
  token = await deployToken(chain);
  service = await startProtectedService({ token });
  client = await connect(service.url);
});

afterAll(async () => {
  await client?.close();
  await service?.close();
  await chain?.close();
});

async function connect(url: string): Promise<Client> {
  const made = new Client({ name: 'testing', version: '1.0.0' });
  await made.connect(new StreamableHTTPClientTransport(new URL(url)));
  return made;
}

async function call(name: string, parameters: Record<string, unknown>): Promise<string> {
  const { content } = await client.callTool({ name, arguments: parameters });
  const [first] = content as { text: string }[];
  return first?.text ?? '';
}

const codeOf = (text: string): unknown =>
  (JSON.parse(text) as { error?: { code?: unknown } }).error?.code;

test.each(['erc1155', 'erc6909'] as const)('%s: minted, bought, burnt', async (standard) => {
  const made = await deployToken(chain, { standard });
  const buyer = await createWallet();
  expect(await made.balanceOf(buyer.walletAddress, 7)).toBe(0n);
  await expect(made.buy(buyer, { tokenId: 7 })).rejects.toThrow(/funds/);
  await chain.fund(buyer.walletAddress);
  await Promise.all([
    made.buy(buyer, { tokenId: 7 }),
    made.mint(buyer.walletAddress, { tokenId: 8, amount: 3 }),
    made.mint(buyer.walletAddress, { tokenId: 9 }),
  ]);
  await made.burn(buyer.walletAddress, { tokenId: 8, amount: 2 });
  expect(await made.balanceOf(buyer.walletAddress, 7)).toBe(1n);
  expect(await made.balanceOf(buyer.walletAddress, 8)).toBe(1n);
  await expect(made.burn(buyer.walletAddress, { tokenId: 9, amount: 2 })).rejects.toThrow();
});

test('what is free is free; the rest is for those who prove that they hold the token', async () => {
  const { privateKey, walletAddress } = await createWallet();
  const parameters = { query: 'coffee', filter: { region: 'EU', limits: { low: 1 } } };
  const proof = (changes: Partial<ProofOptions> = {}) =>
    createProof({
      ...token,
      privateKey,
      toolName: 'analyze',
      parameters,
      tokenIds: [101],
      ...changes,
    });
  const prove = async (changes?: Partial<ProofOptions>, called: object = parameters) =>
    call('analyze', { ...called, __evmauth: await proof(changes) });

  expect(await call('catalogue', { query: 'all' })).toBe('{"query":"all"}');
  expect(codeOf(await call('analyze', parameters))).toBe('EVMAUTH_PROOF_MISSING');
  expect(codeOf(await prove())).toBe('PAYMENT_REQUIRED');
  await token.mint(walletAddress, { tokenId: 101 });
  expect(JSON.parse(await prove())).toEqual(parameters);
  expect(
    JSON.parse(await call('analyze', { ...parameters, __evmauth: JSON.stringify(await proof()) })),
  ).toEqual(parameters);

  const other = await createWallet();
  const codes = await Promise.all([
    prove({ chainId: 1 }),
    prove({ contractAddress: other.walletAddress }),
    prove({ at: Date.now() - 31_000, message: { expiresAt: String(Date.now() + 60_000) } }),
    prove({ at: Date.now() + 60_000 }),
    prove({ toolName: 'report' }),
    prove({ message: { walletAddress: other.walletAddress } }),
    prove({}, { ...parameters, depth: 3 }),
    prove({}, { ...parameters, filter: { limits: { low: 1 }, region: 'EU' } }),
  ]);
  expect(codes.map(codeOf)).toEqual([
    'EVMAUTH_CHAIN_MISMATCH',
    'EVMAUTH_CONTRACT_MISMATCH',
    'EVMAUTH_PROOF_EXPIRED',
    'EVMAUTH_NONCE_INVALID',
    'EVMAUTH_PROOF_INVALID',
    'EVMAUTH_SIGNER_MISMATCH',
    'EVMAUTH_PROOF_INVALID',
    'EVMAUTH_PROOF_INVALID',
  ]);
  expect(service.calls.at(-1)?.toolName).toBe('analyze');
});

test('a wallet with the token gets a JWT, which a renewal spoils', async () => {
  await using dynamic = await startDynamicAuthService({ token });
  const { walletAddress } = await createWallet();
  const post = async (path: string, body: object) => {
    const response = await fetch(new URL(path, dynamic.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const wanted = { wallet: walletAddress, contract: token.contractAddress, tokenId: '101' };
  const knock = async (accessToken: unknown) => {
    const response = await fetch(dynamic.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${String(accessToken)}`,
      },
      body: '{"jsonrpc":"2.0","method":"ping","id":1}',
    });
    return { status: response.status, text: await response.text() };
  };

  expect(await post('/auth/dynamic', { wallet: walletAddress })).toMatchObject({ status: 400 });
  expect((await post('/auth/dynamic', wanted)).body['error']).toContain('does not hold token ID');
  await token.mint(walletAddress, { tokenId: 101 });
  const { body: issued } = await post('/auth/dynamic', wanted);
  expect(issued['expiresIn']).toBeGreaterThan(Date.now() / 1000 + 890);
  expect((await knock('nothing')).text).toBe('{"error":"Invalid token"}');
  expect((await knock(issued['accessToken'])).status).not.toBe(401);

  const { body: renewed } = await post('/auth/refresh', { refreshToken: issued['refreshToken'] });
  expect((await knock(issued['accessToken'])).text).toBe('{"error":"Token has been revoked"}');
  expect((await knock(renewed['accessToken'])).text).toBe('{"error":"Invalid tokenId in JWT"}');

  await post('/auth/dynamic', wanted);
  await post('/auth/dynamic', wanted);
  const limited = await post('/auth/dynamic', wanted);
  expect(limited.status).toBe(429);
  expect(Date.parse(String(limited.body['retryAfter']))).toBeGreaterThan(Date.now());
});

test('the chain ends with its owner', async () => {
  const short = await startChain({ chainId: 5 });
  await short.close();
  await short.close();
  await waitFor(
    () =>
      fetch(short.rpcUrl).then(
        () => false,
        () => true,
      ),
    { description: 'the chain to be gone' },
  );
});
