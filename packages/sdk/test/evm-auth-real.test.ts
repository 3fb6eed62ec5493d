import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProxy } from '@nanda/proxy';
import {
  createTemporaryDirectory,
  createWallet,
  deployToken,
  startChain,
  startProtectedService,
  type ProtectedService,
  type Token,
  type Wallet,
} from '@nanda/testing';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  createEvmAuth,
  EvmAuthError,
  NANDAClient,
  PaymentRequiredError,
  readEvmAuthError,
  textOf,
  type EvmAuth,
} from '../src/index.js';

// A chain, a contract and a service behind the package that services really use, and a real proxy before it.
const stack = new AsyncDisposableStack();
let token: Token;
let service: ProtectedService;
let fund: (walletAddress: string) => Promise<void>;
let open: (evmAuth?: EvmAuth) => NANDAClient;
let wallet: Wallet;

beforeAll(async () => {
  const chain = stack.use(await startChain());
  fund = (walletAddress) => chain.fund(walletAddress);
  token = await deployToken(chain);
  service = stack.use(await startProtectedService({ token, cacheSeconds: 0 }));
  const directory = stack.use(await createTemporaryDirectory());
  const serversFile = join(directory.path, 'servers.json');
  await writeFile(serversFile, JSON.stringify({ mcpServers: { market: { url: service.url } } }));
  const proxy = createProxy({ dataDir: ':memory:', serversFile });
  stack.defer(() => proxy.close());
  open = (evmAuth) =>
    new NANDAClient({
      evmAuth,
      fetch: (request) => proxy.fetch(request, { remoteAddress: '127.0.0.1' }),
    });
});

afterAll(() => stack.disposeAsync());

beforeEach(async () => {
  wallet = await createWallet();
});

function signer(named = 'market'): EvmAuth {
  const account = privateKeyToAccount(wallet.privateKey);
  const { contractAddress, chainId } = token;
  return createEvmAuth({
    walletAddress: account.address,
    signTypedData: (typedData) => account.signTypedData(typedData),
    contracts: [{ service: named, contractAddress, chainId }],
  });
}

const parameters = {
  query: 'tea',
  filter: { region: 'north', limits: { low: 1.5 } },
  depth: 2,
};

test('a tool wants a token: it is refused, the token is bought, and it answers', async () => {
  const nanda = open(signer());
  await using connection = await nanda.connect('market');
  const refused = await connection.execute('analyze', parameters).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(PaymentRequiredError);
  expect(refused).toMatchObject({
    contractAddress: token.contractAddress,
    chainId: token.chainId,
    tokenIds: ['101'],
    walletAddress: wallet.walletAddress.toLowerCase(),
  });

  await fund(wallet.walletAddress);
  await token.buy(wallet, { tokenId: 101 });
  const result = await connection.execute('analyze', parameters);
  // What it was called with reaches it as it was given, to the order of names.
  expect(textOf(result)).toBe(JSON.stringify(parameters));
});

test('streams, batches, tools without parameters, and tools that take nothing but what they name', async () => {
  await token.mint(wallet.walletAddress, { tokenId: 101 });
  const nanda = open(signer());
  await using connection = await nanda.connect('market');
  const stream = connection.stream('analyze', parameters);
  expect(textOf(await stream.finalResult())).toBe(JSON.stringify(parameters));
  const call = (toolName: string) => ({
    connectionId: connection.id,
    toolName,
    parameters: { query: toolName },
  });
  const calls = ['report', 'summarize', 'catalogue', 'analyze'].map(call);
  const { answers, counts } = await nanda.batch(calls);
  expect(counts).toEqual({ total: 4, succeeded: 4, failed: 0 });
  expect(answers.map(({ result }) => result && textOf(result))).toEqual(
    calls.map(({ parameters: given }) => JSON.stringify(given)),
  );
  const followed = await Array.fromAsync(nanda.batchStream(calls));
  expect(followed.map(({ result }) => result && readEvmAuthError(result))).toEqual(
    Array(4).fill(undefined),
  );
  expect(followed).toHaveLength(4);
});

test('each of many calls at once has a proof of its own', async () => {
  await token.mint(wallet.walletAddress, { tokenId: 101 });
  await using connection = await open(signer()).connect('market');
  const { length } = service.calls;
  const texts = await Promise.all(
    [1, 2, 3, 4, 5].map(async (depth) =>
      textOf(await connection.execute('analyze', { query: 'tea', depth })),
    ),
  );
  expect(texts.map((text) => (JSON.parse(text) as { depth: number }).depth)).toEqual([
    1, 2, 3, 4, 5,
  ]);
  const nonces = service.calls
    .slice(length)
    .flatMap(({ parameters: { __evmauth: proof } }) => (proof ? JSON.stringify(proof) : []));
  expect(new Set(nonces).size).toBe(5);
});

test('nothing is signed for a service whose contract nobody has named', async () => {
  await token.mint(wallet.walletAddress, { tokenId: 101 });
  await using connection = await open(signer('another')).connect('market');
  await expect(connection.execute('analyze', parameters)).rejects.toThrow(EvmAuthError);
});

test('a proof that was made for other parameters is not taken', async () => {
  await token.mint(wallet.walletAddress, { tokenId: 101 });
  const evmAuth = signer();
  const { contractAddress, chainId } = token;
  const request = { contractAddress, chainId, toolName: 'analyze' };
  const credentials = { ...(await evmAuth.prove({ ...request, parameters: { query: 'salt' } })) };
  await using connection = await open().connect('market');
  const auth = { type: 'signature', credentials } as const;
  const refused = await connection.execute('analyze', parameters, { auth });
  expect(readEvmAuthError(refused)).toMatchObject({ code: 'EVMAUTH_PROOF_INVALID' });
  const result = await connection.execute('analyze', { query: 'salt' }, { auth });
  expect(textOf(result)).toBe('{"query":"salt"}');
});
