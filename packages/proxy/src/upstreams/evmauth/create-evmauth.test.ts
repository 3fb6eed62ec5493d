import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createWallet,
  deployToken,
  startChain,
  startDynamicAuthService,
  startHttpService,
  createWeatherServer,
  type Chain,
  type DynamicAuthService,
  type Token,
  type Wallet,
} from '@nanda/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { AuthenticateRequest } from '../../core/credentials/authenticator.js';
import { createEvmAuth } from './create-evmauth.js';

let chain: Chain;
let tokens: Record<'erc1155' | 'erc6909', Token>;

beforeAll(async () => {
  chain = await startChain();
  tokens = {
    erc1155: await deployToken(chain),
    erc6909: await deployToken(chain, { standard: 'erc6909' }),
  };
});

afterAll(async () => {
  await chain?.close();
});

const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };

function open(
  rpc: readonly [number, string][] = [],
  check: boolean | 'required' = true,
): ReturnType<typeof createEvmAuth> & AsyncDisposable {
  const made = createEvmAuth({ rpc: new Map(rpc), check, userAgent: 'nanda/test', logger });
  return { ...made, [Symbol.asyncDispose]: made.close };
}

interface Asked {
  readonly wallet: Wallet;
  readonly contractAddress?: string | undefined;
  readonly tokenId?: string | undefined;
  readonly url?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

function request({
  wallet,
  contractAddress = tokens.erc1155.contractAddress,
  tokenId = '101',
  url = 'http://127.0.0.1:1/mcp',
  details = {},
}: Asked): AuthenticateRequest {
  const record = { id: 'svc', name: 'Reports', auth: { kind: 'evmauth', details } };
  return {
    owner: { kind: 'local' },
    record: record as unknown as AuthenticateRequest['record'],
    target: { kind: 'http', url, addressPolicy: 'any' },
    credentials: {
      type: 'evmauth',
      walletAddress: wallet.walletAddress,
      contractAddress,
      tokenId,
      chainId: chain.chainId,
    },
    signal: new AbortController().signal,
  };
}

test.each(['erc1155', 'erc6909'] as const)('%s: a token is held or not', async (standard) => {
  await using evm = open([[chain.chainId, chain.rpcUrl]]);
  const token = tokens[standard];
  const wallet = await createWallet();
  const asked = request({ wallet, contractAddress: token.contractAddress });
  await expect(evm.authenticate(asked)).rejects.toMatchObject({
    code: 'PAYMENT_REQUIRED',
    details: {
      walletAddress: wallet.walletAddress,
      contractAddress: token.contractAddress,
      tokenId: '101',
      chainId: chain.chainId,
      balance: '0',
    },
  });
  await token.mint(wallet.walletAddress, { tokenId: 101 });
  expect(await evm.authenticate(asked)).toBeDefined();
  // An id that no contract can have is not cut to one that it has.
  const beyond = (2n ** 256n + 101n).toString();
  const large = request({ wallet, contractAddress: token.contractAddress, tokenId: beyond });
  await expect(evm.authenticate(large)).rejects.toMatchObject({ code: 'PAYMENT_REQUIRED' });
});

test('a chain that cannot be asked, is another one, or has no such contract', async () => {
  const wallet = await createWallet();
  await using gone = await startHttpService({ createServer: () => createWeatherServer() });
  const cases = [
    { rpc: [[chain.chainId, 'http://127.0.0.1:9']], reason: /./, contract: undefined },
    { rpc: [[chain.chainId, gone.url]], reason: /JSON-RPC|refused/, contract: undefined },
    {
      rpc: [[chain.chainId, chain.rpcUrl]],
      reason: /no token contract at/,
      contract: wallet.walletAddress,
    },
  ] as const;
  for (const { rpc, reason, contract } of cases) {
    logger.warn.mockClear();
    const given = rpc.map(([id, url]): [number, string] => [id, url]);
    await using loose = open(given);
    await using strict = open(given, 'required');
    const asked = request({ wallet, contractAddress: contract });
    expect(await loose.authenticate(asked)).toBeDefined();
    const [, fields] = logger.warn.mock.calls[0] ?? [];
    expect(fields).toMatchObject({ reason: expect.stringMatching(reason) });
    await expect(strict.authenticate(asked)).rejects.toMatchObject({ code: 'CONNECTION_FAILED' });
  }
  await using other = open([[1, chain.rpcUrl]], 'required');
  const { credentials, ...asked } = request({ wallet });
  await expect(
    other.authenticate({ ...asked, credentials: { ...credentials, chainId: 1 } as never }),
  ).rejects.toThrow(/is another chain/);
  await using off = open([[chain.chainId, chain.rpcUrl]], false);
  expect(await off.authenticate(request({ wallet }))).toBeDefined();
});

async function knock(service: DynamicAuthService, headers: Record<string, string>) {
  const response = await fetch(service.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"jsonrpc":"2.0","method":"ping","id":1}',
  });
  return response.status === 401 ? response.text() : 'in';
}

test('a wallet is shown once, and its token renewed past the quirks of the service', async () => {
  const token = tokens.erc1155;
  const wallet = await createWallet();
  await token.mint(wallet.walletAddress, { tokenId: 101 });
  await using service = await startDynamicAuthService({ token });
  await using evm = open();
  const asked = request({
    wallet,
    url: service.url,
    details: service.catalogAuth['details'] as {},
  });
  const [one, two] = await Promise.all([evm.authenticate(asked), evm.authenticate(asked)]);
  const headers = await one?.headers();
  expect(headers).toMatchObject({
    'X-Wallet-Address': wallet.walletAddress,
    Authorization: expect.stringMatching(/^Bearer /),
  });
  expect(await two?.headers()).toEqual(headers);
  // What was found out of the service holds for the same wallet, and for no other one.
  expect(one?.key).toMatch(/./);
  expect(two?.key).toBe(one?.key);
  await using apart = open();
  const other = await apart.authenticate(request({ wallet: await createWallet() }));
  expect(other?.key).not.toBe(one?.key);
  expect(service.tokenRequests).toEqual([
    {
      path: '/auth/dynamic',
      body: { wallet: wallet.walletAddress, contract: token.contractAddress, tokenId: 101 },
    },
  ]);
  expect(await knock(service, { ...headers })).toBe('in');

  // The service refuses it: what is renewed has lost its contract, so the wallet is shown again.
  const renewed = await one?.renew({ ...headers });
  expect(service.tokenRequests.map(({ path }) => path)).toEqual([
    '/auth/dynamic',
    '/auth/refresh',
    '/auth/dynamic',
  ]);
  expect(await knock(service, { ...headers })).toContain('revoked');
  expect(await knock(service, { ...renewed })).toBe('in');
  expect(await two?.renew({ ...headers })).toEqual(renewed);
  expect(service.tokenRequests).toHaveLength(3);
});

test('a wallet that holds nothing is refused in words; a service that was asked too often is left alone', async () => {
  const token = tokens.erc1155;
  await using service = await startDynamicAuthService({ token, attemptLimit: 1 });
  await using evm = open();
  const details = service.catalogAuth['details'] as {};
  const wallet = await createWallet();
  const asked = request({ wallet, url: service.url, details });
  await expect(evm.authenticate(asked)).rejects.toMatchObject({
    code: 'SERVICE_AUTH_REQUIRED',
    message: expect.stringContaining('does not hold token ID 101'),
    details: { challenge: { kind: 'evmauth', reason: 'refused' }, status: 401 },
  });
  const limited = { code: 'RATE_LIMITED', retryAfter: expect.any(Number) };
  await expect(evm.authenticate(asked)).rejects.toMatchObject(limited);
  await expect(evm.authenticate(asked)).rejects.toMatchObject(limited);
  expect(service.tokenRequests).toHaveLength(2);
});

test('a wallet is shown to nobody but the service', async () => {
  const token = tokens.erc1155;
  await using service = await startDynamicAuthService({ token });
  await using evm = open();
  const wallet = await createWallet();
  for (const authEndpoint of [service.authEndpoint, service.authEndpoint.replace('//', '//a:b@')]) {
    const url = authEndpoint.includes('@') ? service.url : 'http://127.0.0.1:1/mcp';
    const asked = request({ wallet, url, details: { authEndpoint } });
    const authenticator = await evm.authenticate(asked);
    expect(await authenticator?.headers()).not.toHaveProperty('Authorization');
  }
  expect(service.tokenRequests).toEqual([]);
  const { credentials, ...asked } = request({
    wallet,
    url: service.url,
    details: { authEndpoint: '/auth/dynamic' },
  });
  const { contractAddress: _, ...nameless } = credentials as Record<string, unknown>;
  await expect(
    evm.authenticate({ ...asked, credentials: nameless as never }),
  ).rejects.toMatchObject({
    code: 'SERVICE_AUTH_REQUIRED',
    details: { challenge: { kind: 'evmauth', reason: 'missing' } },
  });
});

test.each([
  ['the refusal of a request', { error: { code: -32_000, data: { authEndpoint: '/auth/here' } } }],
  ['an address of another host', { error: { data: { authEndpoint: 'http://evil.example/a' } } }],
])('where tokens are had is read in %s', async (_, refusal) => {
  const asked: [path: string, body: string][] = [];
  const server = createServer(async (incoming, response) => {
    let body = '';
    for await (const chunk of incoming) body += String(chunk);
    asked.push([incoming.url ?? '', body]);
    const isForTokens = incoming.url === '/auth/here';
    response.writeHead(isForTokens ? 200 : 401, { 'content-type': 'application/json' });
    const given = { accessToken: 'let-in', expiresIn: 900 };
    response.end(JSON.stringify(isForTokens ? given : { jsonrpc: '2.0', id: 1, ...refusal }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    await using evm = open();
    const wallet = await createWallet();
    const authenticator = await evm.authenticate(
      request({ wallet, url: `http://127.0.0.1:${port}/mcp` }),
    );
    expect(authenticator?.expiresAt?.()).toBeUndefined();
    const renewed = await authenticator?.renew(await authenticator.headers());
    // Before it is known who asks for it, nothing of the wallet is shown.
    expect(asked[0]).toEqual(['/mcp', expect.not.stringContaining(wallet.walletAddress)]);
    if (!JSON.stringify(refusal).includes('here')) {
      expect(renewed).toBeUndefined();
      expect(asked.map(([path]) => path)).toEqual(['/mcp', '/metadata/nanda']);
      return;
    }
    expect(renewed).toMatchObject({ Authorization: 'Bearer let-in' });
    expect(asked.map(([path]) => path)).toEqual(['/mcp', '/auth/here']);
    const end = Date.parse(authenticator?.expiresAt?.() ?? '');
    expect(end).toBeGreaterThan(Date.now());
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('a private address is not reached for a registry', async () => {
  await using service = await startDynamicAuthService({ token: tokens.erc1155 });
  await using evm = open();
  const asked = request({
    wallet: await createWallet(),
    url: service.url,
    details: { authEndpoint: '/auth/dynamic' },
  });
  await expect(
    evm.authenticate({
      ...asked,
      target: { kind: 'http', url: service.url, addressPolicy: 'public' },
    }),
  ).rejects.toMatchObject({ code: 'BLOCKED_ADDRESS' });
  expect(service.tokenRequests).toEqual([]);
});
