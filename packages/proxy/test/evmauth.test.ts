import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection, Execution, ToolAuth, ToolResult } from '@nanda/protocol';
import {
  createProof,
  createTemporaryDirectory,
  createWallet,
  deployToken,
  serverEverythingCommand,
  startChain,
  startDynamicAuthService,
  startProtectedService,
  type Chain,
  type EvmProof,
  type ProtectedService,
  type Token,
  type Wallet,
} from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProxy, type Logger, type Proxy } from '../src/index.js';
import {
  openSurfaces,
  plain,
  withAuth,
  type Surface,
  type Surfaces,
} from './evmauth/open-surfaces.js';
import { startRawService, type RawService } from './evmauth/start-raw-service.js';
import { untilListed } from './until-listed.js';

let stack: AsyncDisposableStack;
let dataDir: string;
let chain: Chain;
let token: Token;
let service: ProtectedService;
let raw: RawService;
let dynamic: Awaited<ReturnType<typeof startDynamicAuthService>>;
let proxy: Proxy;
let url: string;
let surfaces: Surfaces;
let guarded: Connection;
const logged: string[] = [];
const shown: EvmProof[] = [];

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  const { path } = stack.use(await createTemporaryDirectory());
  chain = stack.use(await startChain());
  token = await deployToken(chain);
  service = stack.use(await startProtectedService({ token, cacheSeconds: 0 }));
  raw = stack.use(await startRawService());
  dynamic = stack.use(await startDynamicAuthService({ token }));
  const rows = [
    { id: 'guarded', name: 'Guarded', endpoint: service.url, auth: { type: 'evmauth' } },
    { id: 'raw', name: 'Raw', endpoint: raw.url },
    { id: 'dynamic', name: 'Dynamic', endpoint: dynamic.url, auth: dynamic.catalogAuth },
    { id: 'undescribed', name: 'Undescribed', endpoint: dynamic.url },
  ];
  const catalog = join(path, 'services.json');
  await writeFile(catalog, JSON.stringify(rows));
  const serversFile = join(path, 'servers.json');
  const mcpServers = { command: serverEverythingCommand() };
  await writeFile(serversFile, JSON.stringify({ mcpServers }));
  const log = (message: string, facts?: object) => logged.push(message + JSON.stringify(facts));
  const logger: Logger = { debug: log, info: log, warn: log, error: log };
  dataDir = join(path, 'data');
  proxy = createProxy({
    dataDir,
    registries: [{ type: 'file', path: catalog }],
    serversFile,
    logger,
    maxConnections: 50,
    resultCacheTtl: 60_000,
    evm: { rpc: { [chain.chainId]: chain.rpcUrl } },
  });
  stack.defer(() => proxy.close());
  ({ url } = await proxy.listen({ port: 0 }));
  await untilListed(proxy, rows.length);
  surfaces = stack.use(await openSurfaces(url));
  guarded = await connect('guarded');
}, 60_000);
afterAll(() => stack.disposeAsync());

async function ask<Data>(method: string, path: string, body?: unknown): Promise<Data> {
  const answer = await fetch(url + path, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  const { data, error } = (await answer.json()) as { data: Data; error?: object };
  if (error) throw { status: answer.status, ...error };
  return data;
}

const connect = (id: string, auth?: object): Promise<Connection> =>
  ask('POST', `/v2/services/${id}/connect`, { ...(auth && { auth }) });

const textOf = ({ content }: ToolResult): string => {
  const [first] = content;
  return first?.type === 'text' ? String(first['text']) : '';
};
const codeOf = (result: ToolResult): unknown =>
  (JSON.parse(textOf(result)) as { error?: { code?: unknown } }).error?.code;

const parameters = {
  query: 'coffee',
  filter: { region: 'EU', limits: { low: 1.5, high: 1e21 }, also: [{ z: 1, a: null }] },
  'ünïcode "name"': '\u2028</script>',
};

async function sign(
  { privateKey }: Wallet,
  toolName = 'analyze',
  asked: Readonly<Record<string, unknown>> = parameters,
): Promise<EvmProof> {
  const { contractAddress, chainId } = token;
  const proof = await createProof({
    privateKey,
    contractAddress,
    chainId,
    toolName,
    parameters: asked,
    tokenIds: service.tokenIds,
  });
  shown.push(proof);
  return proof;
}

/** How a proof is given. */
const ways = {
  'an argument': (proof: EvmProof) => ({ parameters: { ...parameters, __evmauth: proof } }),
  'an argument of text': (proof: EvmProof) => ({
    parameters: { ...parameters, __evmauth: JSON.stringify(proof) },
  }),
  auth: (proof: EvmProof) => ({
    parameters,
    auth: { type: 'signature', credentials: { ...proof } } as ToolAuth,
  }),
  'auth of text': (proof: EvmProof) => ({
    parameters,
    auth: { type: 'signature', credentials: JSON.stringify(proof) } as ToolAuth,
  }),
};
type Way = keyof typeof ways;

const named = (name: string): Surface =>
  ({ ...surfaces.withAuth, ...surfaces.plain })[name as keyof Surfaces['withAuth']];
const cases: [string, Way][] = [
  ...withAuth.flatMap((name) => Object.keys(ways).map((way): [string, Way] => [name, way as Way])),
  ...plain.flatMap((name): [string, Way][] => [
    [name, 'an argument'],
    [name, 'an argument of text'],
  ]),
];

describe.each(cases)('%s, the proof as %s', (name, way) => {
  test('nobody without a proof, nobody without the token, then whoever holds it', async () => {
    const surface = named(name);
    const place = { connectionId: guarded.id, toolName: 'analyze' };
    const wallet = await createWallet();
    const prove = async () => surface({ ...place, ...ways[way](await sign(wallet)) });

    expect(codeOf(await surface({ ...place, parameters }))).toBe('EVMAUTH_PROOF_MISSING');
    const unpaid = await prove();
    expect(unpaid.isError).toBeUndefined();
    expect(JSON.parse(textOf(unpaid))).toMatchObject({
      error: {
        code: 'PAYMENT_REQUIRED',
        details: {
          requiredTokens: [101],
          walletAddress: wallet.walletAddress.toLowerCase(),
          contractAddress: token.contractAddress,
          chainId: chain.chainId,
        },
      },
    });
    await token.mint(wallet.walletAddress, { tokenId: 101 });
    // It is signed for exactly these arguments: nothing on the way has changed them.
    expect(textOf(await prove())).toBe(JSON.stringify(parameters));

    // The same proof for others is none, whichever way they differ.
    const proof = await sign(wallet);
    const { filter, ...others } = parameters;
    for (const changed of [
      { ...parameters, query: 'tea' },
      { ...parameters, depth: 3 },
      others,
      {
        ...parameters,
        filter: { limits: filter.limits, region: filter.region, also: filter.also },
      },
    ]) {
      const given = ways[way](proof);
      const { __evmauth } = given.parameters as { __evmauth?: unknown };
      const tampered = { ...changed, ...(__evmauth !== undefined && { __evmauth }) };
      const refused = await surface({ ...place, ...given, parameters: tampered });
      expect(codeOf(refused)).toBe('EVMAUTH_PROOF_INVALID');
    }
    expect(
      codeOf(
        await surface({ ...place, toolName: 'report', ...ways[way](proof) }).catch(
          // What the tool does not take is refused before it is sent, the proof notwithstanding.
          () => ({ content: [{ type: 'text', text: '{"error":{"code":"checked"}}' }] }),
        ),
      ),
    ).toMatch(/^(?:EVMAUTH_PROOF_INVALID|checked)$/);
  });
});

test.each([...withAuth, ...plain])(
  '%s: what is sent is what was given, byte by byte',
  async (name) => {
    const { id } = await connect('raw');
    const isWithAuth = (withAuth as readonly string[]).includes(name);
    const proof = { b: 1, signature: `0x${'a'.repeat(130)}`, a: { z: [1.5, 1e21], 'é"': null } };
    const given = { z: { d: 1, c: [3, { y: 0, x: -1.25e-9 }] }, a: '\u2028\ud83d\ude00', '': true };
    const place = { connectionId: id, toolName: 'take' };
    await named(name)({ ...place, parameters: { ...given, __evmauth: proof } });
    const wanted = `"arguments":${JSON.stringify({ ...given, __evmauth: proof })}`;
    expect(raw.calls.at(-1)).toContain(wanted);
    if (isWithAuth) {
      await named(name)({
        ...place,
        parameters: given,
        auth: { type: 'signature', credentials: proof },
      });
      expect(raw.calls.at(-1)).toContain(wanted);
      const credentials = ` ${JSON.stringify(proof)} `;
      await named(name)({ ...place, parameters: given, auth: { type: 'signature', credentials } });
      expect(raw.calls.at(-1)).toContain(
        `"arguments":${JSON.stringify({ ...given, __evmauth: credentials })}`,
      );
    }
    await ask('DELETE', `/v2/connections/${id}`);
  },
);

test.each(['report', 'summarize'])(
  '%s: the proof is no parameter that could be too much or wrong',
  async (toolName) => {
    const wallet = await createWallet();
    await token.mint(wallet.walletAddress, { tokenId: 101 });
    const asked = { query: 'all' };
    const call = async () => {
      const credentials = { ...(await sign(wallet, toolName, asked)) };
      const auth = { type: 'signature', credentials } as const;
      return { connectionId: guarded.id, toolName, parameters: asked, auth };
    };
    expect(textOf(await surfaces.withAuth.execute(await call()))).toBe('{"query":"all"}');
    const validate = `/v2/connections/${guarded.id}/tools/${toolName}/validate`;
    const { auth } = await call();
    expect(await ask('POST', validate, { parameters: asked, auth })).toEqual({
      valid: true,
      faults: [],
    });
    expect(await ask('POST', validate, { parameters: { query: 1 }, auth })).toMatchObject({
      valid: false,
      faults: [{ path: '/query' }],
    });
  },
);

test('a proof is given once', async () => {
  const proof = { challenge: {}, signature: '0x' };
  const call = {
    connectionId: guarded.id,
    toolName: 'analyze',
    parameters: { ...parameters, __evmauth: proof },
    auth: { type: 'signature', credentials: proof } as const,
  };
  await expect(surfaces.withAuth.execute(call)).rejects.toMatchObject({
    error: { code: 'VALIDATION_ERROR' },
  });
  expect(textOf(await surfaces.withAuth.execute_tool(call))).toContain('VALIDATION_ERROR');
});

test('a repeated call is one call, whichever proof it is repeated with', async () => {
  const wallet = await createWallet();
  await token.mint(wallet.walletAddress, { tokenId: 101 });
  const options = { idempotencyKey: 'one' };
  const call = async (auth?: ToolAuth, asked: object = parameters) =>
    ask<{ requestId: string; result: ToolResult }>(
      'POST',
      `/v2/connections/${guarded.id}/tools/analyze/execute`,
      { parameters: asked, options, ...(auth && { auth }) },
    );
  const proven = async () => call({ type: 'signature', credentials: { ...(await sign(wallet)) } });
  expect(codeOf((await call()).result)).toBe('EVMAUTH_PROOF_MISSING');
  const first = await proven();
  expect(textOf(first.result)).toBe(JSON.stringify(parameters));
  const count = service.calls.length;
  expect((await proven()).requestId).toBe(first.requestId);
  expect((await call()).requestId).toBe(first.requestId);
  const asArgument = { ...parameters, __evmauth: await sign(wallet) };
  expect((await call(undefined, asArgument)).requestId).toBe(first.requestId);
  expect(service.calls.length).toBe(count);
  await expect(call(undefined, { ...parameters, query: 'tea' })).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
  });
});

test('what was answered to one who showed a proof answers nobody else, nor does a refusal', async () => {
  const wallet = await createWallet();
  await token.mint(wallet.walletAddress, { tokenId: 101 });
  const place = { connectionId: guarded.id, toolName: 'analyze', parameters };
  const count = service.calls.length;
  const auth = { type: 'signature', credentials: { ...(await sign(wallet)) } } as const;
  for (let round = 0; round < 2; round += 1) {
    expect(codeOf(await surfaces.withAuth.execute(place))).toBe('EVMAUTH_PROOF_MISSING');
    expect(textOf(await surfaces.withAuth.execute({ ...place, auth }))).toBe(
      JSON.stringify(parameters),
    );
  }
  expect(service.calls.length).toBe(count + 4);
});

test('the facts of a wallet are filled in where they are asked for and nobody gave them', async () => {
  const wallet = await createWallet();
  await token.mint(wallet.walletAddress, { tokenId: 101 });
  const { walletAddress } = wallet;
  const { contractAddress } = token;
  const { id } = await connect('guarded', {
    type: 'evmauth',
    walletAddress,
    contractAddress,
    tokenId: '101',
    chainId: chain.chainId,
  });
  const place = { connectionId: id, toolName: 'wallet_balance' };
  const filled = { walletAddress, contract_address: contractAddress, tokenId: 101 };
  for (const surface of Object.values({ ...surfaces.withAuth, execute_tool: undefined })) {
    if (surface === undefined) continue;
    const given = { note: 'n' };
    expect(JSON.parse(textOf(await surface({ ...place, parameters: given })))).toEqual({
      ...given,
      ...filled,
    });
    const own = { walletAddress: 'mine', tokenId: 7 };
    expect(JSON.parse(textOf(await surface({ ...place, parameters: own })))).toEqual({
      ...own,
      contract_address: contractAddress,
    });
  }
  // What is handed on is handed on as it is.
  const untouched = await surfaces.plain['/mcp/{connection}']({
    ...place,
    parameters: { note: 'n' },
  });
  expect(textOf(untouched)).toBe('{"note":"n"}');
  // Not where a proof is given: it may be for what was given alone.
  const proof = { challenge: {}, signature: '0x' };
  const proven = await surfaces.withAuth.execute({
    ...place,
    parameters: { walletAddress: 'mine', __evmauth: proof },
  });
  expect(Object.keys(JSON.parse(textOf(proven)) as object)).toEqual(['walletAddress', '__evmauth']);
  await ask('DELETE', `/v2/connections/${id}`);
});

test('a token for one call goes with that call, in place of what the connection has', async () => {
  const { id } = await connect('guarded', { type: 'bearer', token: 'of-the-connection' });
  const place = { connectionId: id, toolName: 'catalogue', parameters: {} };
  const sent = () =>
    service.requests.findLast(({ rpcMethod }) => rpcMethod === 'tools/call')?.headers;
  for (const surface of Object.values(surfaces.withAuth)) {
    await surface({ ...place, auth: { type: 'token', credentials: { token: 'of-this-call' } } });
    expect(sent()).toMatchObject({ authorization: 'Bearer of-this-call' });
    const credentials = { token: 'of-this-call', header: 'X-Key' };
    await surface({ ...place, auth: { type: 'token', credentials } });
    expect(sent()).toMatchObject({
      authorization: 'Bearer of-the-connection',
      'x-key': 'of-this-call',
    });
    await surface(place);
    expect(sent()?.['x-key']).toBeUndefined();
    expect(sent()).toMatchObject({ authorization: 'Bearer of-the-connection' });
  }
  await ask('DELETE', `/v2/connections/${id}`);

  const { id: command } = await connect('command');
  const call = {
    connectionId: command,
    toolName: 'echo',
    parameters: { message: 'a' },
    auth: { type: 'token', credentials: { token: 'of-this-call' } } as const,
  };
  await expect(surfaces.withAuth.execute(call)).rejects.toMatchObject({
    error: { code: 'VALIDATION_ERROR', message: expect.stringContaining('over stdio') },
  });
  expect(textOf(await surfaces.withAuth.execute_tool(call))).toContain('over stdio');
});

test('a wallet that does not hold its token is told so before anything is connected', async () => {
  const { walletAddress } = await createWallet();
  const { contractAddress } = token;
  const { chainId } = chain;
  const auth = { type: 'evmauth', walletAddress, contractAddress, tokenId: '101', chainId };
  const count = service.requests.length;
  await expect(connect('guarded', auth)).rejects.toMatchObject({
    status: 402,
    code: 'PAYMENT_REQUIRED',
    message: expect.stringContaining('Buy or mint'),
    details: { walletAddress, contractAddress, tokenId: '101', chainId, balance: '0' },
  });
  expect(service.requests.length).toBe(count);
  await token.mint(walletAddress, { tokenId: 101 });
  expect(await connect('guarded', auth)).toMatchObject({ state: 'connected' });
});

test('a service that gives out tokens for wallets', async () => {
  const { walletAddress } = await createWallet();
  const { contractAddress } = token;
  await expect(connect('dynamic')).rejects.toMatchObject({
    code: 'SERVICE_AUTH_REQUIRED',
    details: {
      challenge: {
        kind: 'evmauth',
        fields: [
          { name: 'walletAddress', isRequired: true },
          { name: 'contractAddress', isRequired: true },
          { name: 'tokenId', isRequired: true },
        ],
      },
    },
  });
  const auth = { type: 'evmauth', walletAddress, contractAddress, tokenId: '101' };
  await expect(connect('dynamic', auth)).rejects.toMatchObject({
    code: 'SERVICE_AUTH_REQUIRED',
    message: expect.stringContaining('does not hold token ID 101'),
  });
  await token.mint(walletAddress, { tokenId: 101 });
  const { id } = await connect('dynamic', auth);
  const call = {
    connectionId: id,
    toolName: 'getCurrentWeather',
    parameters: { location: 'New York' },
  };
  expect(textOf(await surfaces.withAuth.execute(call))).toContain('72°F');
  expect(textOf(await surfaces.plain['/mcp/{connection}'](call))).toContain('72°F');
  expect(dynamic.tokenRequests.map(({ path }) => path)).toEqual(['/auth/dynamic', '/auth/dynamic']);
});

test('a service of which only the service itself says that it gives out tokens', async () => {
  const { walletAddress } = await createWallet();
  await token.mint(walletAddress, { tokenId: 101 });
  const { contractAddress } = token;
  const wallet = { type: 'evmauth', walletAddress };
  await expect(connect('undescribed', wallet)).rejects.toMatchObject({
    code: 'SERVICE_AUTH_REQUIRED',
    message: expect.stringContaining('contractAddress and tokenId'),
  });
  const { id } = await connect('undescribed', { ...wallet, contractAddress, tokenId: '101' });
  const call = {
    connectionId: id,
    toolName: 'getCurrentWeather',
    parameters: { location: 'New York' },
  };
  expect(textOf(await surfaces.withAuth.execute(call))).toContain('72°F');
});

// The last one: it looks through what all the others have left.
test('no proof and no token is kept, told or logged', async () => {
  const executions = await ask<Execution[]>('GET', '/v2/executions?limit=100');
  const [some] = executions;
  const kept = await ask<Execution>('GET', `/v2/executions/${some?.id}`);
  expect(kept.parameters).toBeDefined();
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const stored = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map(async (file) => readFile(join(file.parentPath, file.name), 'latin1')),
  );
  const everything = [...stored, ...logged, JSON.stringify(executions)].join('\n');
  expect(everything.length).toBeGreaterThan(100_000);
  expect(everything).toContain('[redacted]');
  expect(shown.length).toBeGreaterThan(50);
  for (const { signature } of shown) expect(everything).not.toContain(signature.slice(2));
  for (const secret of ['of-this-call', 'of-the-connection']) {
    expect(everything).not.toContain(secret);
  }
});
