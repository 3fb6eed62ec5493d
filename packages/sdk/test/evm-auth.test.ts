import type { ToolResult } from '@nanda/protocol';
import { recoverTypedDataAddress } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { expect, test, vi } from 'vitest';
import {
  AbortError,
  createEvmAuth,
  EvmAuthError,
  evmAuthFromProvider,
  NANDAClient,
  PaymentRequiredError,
  readEvmAuthError,
  type ClientOptions,
  type EvmAuthOptions,
  type EvmAuthProof,
} from '../src/index.js';
import { createTestProxy, type ToolFunction } from '../src/testing/index.js';

const account = privateKeyToAccount(generatePrivateKey());
const contractAddress = `0x${'c0'.repeat(20)}`;
const chainId = 31_337;
const contracts = [{ service: 'market', contractAddress, chainId }];
const tea = { query: 'tea', filter: { region: 'north', limits: { low: 1 } } };

function refuse(code: string, details: object = {}): ToolResult {
  const error = {
    code,
    message: `It is ${code}.`,
    details: { contractAddress, chainId, requiredTokens: [101], ...details },
  };
  return { content: [{ type: 'text', text: JSON.stringify({ error }) }] };
}

type Given = Readonly<Record<string, unknown>> & { readonly __evmauth?: EvmAuthProof };

/** A service that wants a proof, and says what its tool was called with. */
function setUp({
  run = ({ __evmauth, ...rest }) =>
    __evmauth === undefined ? refuse('EVMAUTH_PROOF_MISSING') : { rest },
  signer = {},
  options = {},
}: {
  readonly run?: ToolFunction<Given, unknown>;
  readonly signer?: Partial<EvmAuthOptions>;
  readonly options?: ClientOptions;
} = {}) {
  const given: Given[] = [];
  const tool: ToolFunction<Readonly<Record<string, unknown>>, unknown> = (parameters, context) => {
    given.push(parameters);
    return run(parameters, context);
  };
  const proxy = createTestProxy({ services: [{ name: 'market', tools: { analyze: tool } }] });
  const signTypedData = vi.fn<EvmAuthOptions['signTypedData']>((typedData) =>
    account.signTypedData(typedData),
  );
  const evmAuth = createEvmAuth({
    walletAddress: account.address,
    signTypedData,
    contracts,
    ...signer,
  });
  const nanda = new NANDAClient({ fetch: proxy.fetch, evmAuth, ...options });
  const proofs = () => given.flatMap(({ __evmauth: proof }) => proof ?? []);
  return { proxy, nanda, evmAuth, signTypedData, given, proofs };
}

test('a call that wants a proof is signed, and made once more', async () => {
  const { nanda, proxy, proofs, given } = setUp();
  const connection = await nanda.connect('market');
  const { structuredContent } = await connection.execute('analyze', tea);
  expect(structuredContent).toEqual({ rest: tea });
  expect(given).toHaveLength(2);
  const [proof] = proofs() as [EvmAuthProof];
  const signer = await recoverTypedDataAddress({ ...proof.challenge, signature: proof.signature });
  expect(signer).toBe(account.address);
  expect(proof.challenge).toMatchObject({
    domain: { chainId, verifyingContract: contractAddress },
    message: { serverName: 'market', resourceName: 'analyze', requiredTokens: '[101]' },
  });
  const calls = proxy.calls.filter(({ operation }) => operation === 'executions.execute');
  const keys = calls.map(({ headers }) => headers['idempotency-key']);
  expect(new Set(keys).size).toBe(2);
  expect(
    calls.map(({ body }) => (body as { options: { idempotencyKey: string } }).options),
  ).toEqual(keys.map((idempotencyKey) => expect.objectContaining({ idempotencyKey })));
  // It is kept nowhere.
  const history = await Array.fromAsync(nanda.executions.list());
  const kept = await Promise.all(history.map(({ id }) => nanda.executions.get(id)));
  expect(JSON.stringify(kept)).not.toContain(proof.signature);
});

test('one proof is for one call', async () => {
  const { nanda, proofs, signTypedData } = setUp();
  const connection = await nanda.connect('market');
  await Promise.all(
    ['tea', 'tea', 'salt'].map((query) => connection.execute('analyze', { query })),
  );
  expect(signTypedData).toHaveBeenCalledTimes(3);
  expect(new Set(proofs().map(({ challenge }) => challenge.message.nonce)).size).toBe(3);
  expect(new Set(proofs().map(({ challenge }) => challenge.message.requestHash)).size).toBe(2);
});

test('the wallet is asked one thing at a time, and for the time of its turn', async () => {
  let open = 0;
  let most = 0;
  let time = 1000;
  const signTypedData: EvmAuthOptions['signTypedData'] = async (typedData) => {
    open += 1;
    most = Math.max(most, open);
    await Promise.resolve();
    time += 20_000;
    open -= 1;
    return account.signTypedData(typedData);
  };
  const { nanda, proofs } = setUp({ signer: { signTypedData, now: () => time } });
  const connection = await nanda.connect('market');
  await Promise.all([1, 2, 3].map((query) => connection.execute('analyze', { query })));
  expect(most).toBe(1);
  const times = proofs().map(({ challenge }) => Number(challenge.message.issuedAt));
  expect(times.toSorted((one, other) => one - other)).toEqual([1000, 21_000, 41_000]);
});

test('a stream is signed for as well: it tells of both calls, and the result is that of the second', async () => {
  const { nanda, given } = setUp();
  const connection = await nanda.connect('market');
  const stream = connection.stream('analyze', tea);
  const types: string[] = [];
  for await (const { type } of stream) types.push(type);
  expect(types).toEqual(['started', 'started', 'result']);
  expect((await stream.finalResult()).structuredContent).toEqual({ rest: tea });
  expect(stream.executionId).toBe('exec_2');
  expect(given).toHaveLength(2);
});

test('of a batch, the calls that want a proof are made once more', async () => {
  const { nanda, given } = setUp({
    run: ({ query, __evmauth, ...rest }) =>
      query === 'free' || __evmauth !== undefined
        ? { query, ...rest }
        : refuse('EVMAUTH_PROOF_MISSING'),
  });
  const { id: connectionId } = await nanda.connect('market');
  const call = (query: string, id?: string) => ({
    id,
    connectionId,
    toolName: 'analyze',
    parameters: { query },
  });
  const requests = [call('tea', 'first'), call('free'), call('salt')];
  const { answers, counts } = await nanda.batch(requests);
  expect(answers).toMatchObject([
    { index: 0, id: 'first', status: 'success', result: { structuredContent: { query: 'tea' } } },
    { index: 1, status: 'success', result: { structuredContent: { query: 'free' } } },
    { index: 2, status: 'success', result: { structuredContent: { query: 'salt' } } },
  ]);
  expect(counts).toEqual({ total: 3, succeeded: 3, failed: 0 });
  expect(given).toHaveLength(5);
  const streamed = await Array.fromAsync(nanda.batchStream(requests));
  expect(new Set(streamed.map(({ index }) => index))).toEqual(new Set([0, 1, 2]));
  expect(streamed.every(({ result }) => result?.structuredContent !== undefined)).toBe(true);
});

test('of a batch, one that is not agreed to costs no other', async () => {
  const { nanda, proxy } = setUp({
    signer: { contracts: [] },
    run: ({ query }) => (query === 'free' ? { query } : refuse('EVMAUTH_PROOF_MISSING')),
  });
  const { id: connectionId } = await nanda.connect('market');
  const call = (query: string) => ({ connectionId, toolName: 'analyze', parameters: { query } });
  const { answers, counts } = await nanda.batch([call('tea'), call('free')]);
  expect(answers).toMatchObject([
    { status: 'error', error: { code: 'EVMAUTH_PROOF_MISSING' } },
    { status: 'success' },
  ]);
  expect(answers[0]).not.toHaveProperty('result');
  expect(answers[0]?.error?.message).toMatch(/not agreed to/);
  expect(counts).toEqual({ total: 2, succeeded: 1, failed: 1 });
  expect(proxy.calls.filter(({ operation }) => operation === 'executions.execute')).toEqual([]);
});

test('it is made once more, and not again', async () => {
  const { nanda, given, signTypedData } = setUp({ run: () => refuse('EVMAUTH_PROOF_EXPIRED') });
  const connection = await nanda.connect('market');
  const error = await connection.execute('analyze', tea).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(EvmAuthError);
  expect(error).toMatchObject({ code: 'EVMAUTH_PROOF_EXPIRED', contractAddress, chainId });
  const stream = connection.stream('analyze', tea);
  await expect(stream.finalResult()).rejects.toThrow(EvmAuthError);
  expect(given).toHaveLength(4);
  expect(signTypedData).toHaveBeenCalledTimes(2);
});

test('a token that is not held is an error with what to get', async () => {
  const { nanda } = setUp({
    run: ({ __evmauth }) =>
      __evmauth === undefined
        ? refuse('EVMAUTH_PROOF_MISSING')
        : refuse('PAYMENT_REQUIRED', { walletAddress: account.address }),
  });
  const connection = await nanda.connect('market');
  const error = await connection.execute('analyze', tea).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(PaymentRequiredError);
  expect(error).toMatchObject({
    status: 402,
    code: 'PAYMENT_REQUIRED',
    contractAddress,
    chainId,
    tokenIds: ['101'],
    walletAddress: account.address,
    message: expect.stringMatching(/101.*Get one/),
  });
});

test('without a signer a refusal is a result', async () => {
  const { nanda, signTypedData, evmAuth } = setUp();
  const connection = await nanda.connect('market', {}, { evmAuth: false });
  const result = await connection.execute('analyze', tea);
  expect(readEvmAuthError(result)).toMatchObject({ code: 'EVMAUTH_PROOF_MISSING' });
  expect(signTypedData).not.toHaveBeenCalled();
  // For this one call.
  const signed = await connection.execute('analyze', tea, { evmAuth });
  expect(signed.structuredContent).toEqual({ rest: tea });
});

test('who brings a proof of their own is left alone', async () => {
  const { nanda, evmAuth, given, signTypedData } = setUp();
  const connection = await nanda.connect('market');
  const request = { contractAddress, chainId, toolName: 'analyze', parameters: tea };
  const credentials = { ...(await evmAuth.prove(request)) };
  await connection.execute('analyze', tea, { auth: { type: 'signature', credentials } });
  await connection.execute('analyze', { ...tea, __evmauth: credentials });
  expect(given).toHaveLength(2);
  expect(signTypedData).toHaveBeenCalledTimes(1);
});

test.each<[string, Partial<EvmAuthOptions>, object, boolean]>([
  ['named for the service', {}, {}, true],
  ['named for another service', { contracts: [{ ...contracts[0]!, service: 'bank' }] }, {}, false],
  ['another contract', {}, { contractAddress: `0x${'d1'.repeat(20)}` }, false],
  ['another chain', {}, { chainId: 1 }, false],
  [
    'named without a chain, which the signer has',
    { chainId, contracts: [{ service: 'market', contractAddress }] },
    {},
    true,
  ],
  [
    'named without a chain that anybody has named',
    { contracts: [{ service: 'market', contractAddress }] },
    {},
    false,
  ],
  [
    'named in capitals',
    {
      contracts: [
        { ...contracts[0]!, contractAddress: contractAddress.toUpperCase().replace('0X', '0x') },
      ],
    },
    {},
    true,
  ],
  ['nothing named', { contracts: undefined }, {}, false],
  ['approved', { contracts: [], approve: () => true }, {}, true],
  ['not approved', { contracts: [], approve: async () => false }, {}, false],
  [
    'approved by something else than true',
    { contracts: [], approve: () => 'yes' as never },
    {},
    false,
  ],
])('a contract: %s', async (_, signer, details, isAgreed) => {
  const { nanda, signTypedData } = setUp({
    signer,
    run: ({ __evmauth, ...rest }) =>
      __evmauth === undefined ? refuse('EVMAUTH_PROOF_MISSING', details) : { rest },
  });
  const connection = await nanda.connect('market');
  const attempt = connection.execute('analyze', tea);
  if (isAgreed) await expect(attempt).resolves.toMatchObject({ structuredContent: { rest: tea } });
  else await expect(attempt).rejects.toThrow(/agreed to/);
  expect(signTypedData).toHaveBeenCalledTimes(isAgreed ? 1 : 0);
});

test('the credentials of a connection agree to their contract, on that connection', async () => {
  const { nanda, signTypedData } = setUp({ signer: { contracts: [] } });
  const auth = {
    type: 'evmauth',
    walletAddress: account.address,
    contractAddress,
    chainId,
  } as const;
  const connection = await nanda.connect('market', { auth });
  await connection.execute('analyze', tea);
  expect(signTypedData).toHaveBeenCalledTimes(1);
  const other = await nanda.connect('market');
  await expect(other.execute('analyze', tea)).rejects.toThrow(EvmAuthError);
});

test('somebody is asked once for each service, contract and chain; a no is asked again', async () => {
  const answers = [false, true];
  const approve = vi.fn(async () => answers.shift() ?? false);
  const { nanda } = setUp({ signer: { contracts: [], approve } });
  const connection = await nanda.connect('market');
  await expect(connection.execute('analyze', tea)).rejects.toThrow(EvmAuthError);
  await Promise.all([1, 2, 3].map((query) => connection.execute('analyze', { query })));
  await connection.execute('analyze', tea);
  expect(approve).toHaveBeenCalledTimes(2);
  expect(approve).toHaveBeenLastCalledWith(
    {
      serviceId: 'market',
      serviceName: 'market',
      toolName: 'analyze',
      contractAddress,
      chainId,
      tokenIds: ['101'],
    },
    { signal: expect.any(AbortSignal) },
  );
});

test('a service cannot choose what is signed', async () => {
  const { nanda, signTypedData } = setUp({
    run: ({ __evmauth }) =>
      __evmauth === undefined
        ? refuse('EVMAUTH_PROOF_MISSING', {
            requiredTokens: ['101', '],"x":["'],
            domain: { name: 'Bank' },
            types: { Mail: [] },
            primaryType: 'Mail',
            message: { to: 'me' },
          })
        : { ok: true },
  });
  const connection = await nanda.connect('market');
  await connection.execute('analyze', tea);
  const [[typedData]] = signTypedData.mock.calls as unknown as [[EvmAuthProof['challenge']]];
  expect(typedData).toMatchObject({ domain: { name: 'EVMAuth' }, primaryType: 'EVMAuthRequest' });
  expect(Object.keys(typedData.types)).toEqual(['EVMAuthRequest']);
  expect(typedData.message.requiredTokens).toBe('[101]');
});

test('a wallet that does not sign, or signs otherwise, is an error that says so', async () => {
  const attempt = async (signTypedData: EvmAuthOptions['signTypedData']) => {
    const { nanda } = setUp({ signer: { signTypedData } });
    const connection = await nanda.connect('market');
    return connection.execute('analyze', tea);
  };
  const rejected = Object.assign(new Error('User rejected the request.'), { code: 4001 });
  await expect(attempt(() => Promise.reject(rejected))).rejects.toMatchObject({
    name: 'EvmAuthError',
    message: 'The wallet did not sign: User rejected the request.',
    cause: rejected,
  });
  await expect(attempt(() => Promise.reject({ message: 'no' }))).rejects.toThrow(/sign: no/);
  await expect(attempt(() => '0x1234')).rejects.toThrow(/65 bytes/);
});

test('an abort is not held up by a wallet, and those behind it come to their turn', async () => {
  const asked = Promise.withResolvers<void>();
  let count = 0;
  const { nanda } = setUp({
    signer: {
      signTypedData: (typedData, { signal }) => {
        count += 1;
        if (count > 1) return account.signTypedData(typedData);
        asked.resolve();
        signal.addEventListener('abort', () => (count += 10));
        return new Promise(() => undefined);
      },
    },
  });
  const connection = await nanda.connect('market');
  const first = new AbortController();
  const second = new AbortController();
  const attempts = [
    connection.execute('analyze', { query: 1 }, { signal: first.signal }),
    connection.stream('analyze', { query: 2 }, { signal: second.signal }).finalResult(),
  ];
  await asked.promise;
  const third = connection.execute('analyze', { query: 3 });
  second.abort();
  await expect(attempts[1]).rejects.toThrow(AbortError);
  first.abort();
  await expect(attempts[0]).rejects.toThrow(AbortError);
  await expect(third).resolves.toMatchObject({ structuredContent: { rest: { query: 3 } } });
  expect(count).toBe(12);
});

test('the same key gives the result again, and calls nothing', async () => {
  const { nanda, given, signTypedData } = setUp();
  const connection = await nanda.connect('market');
  const key = { idempotencyKey: 'mine' };
  const first = await connection.execute('analyze', tea, key);
  const again = await connection.execute('analyze', tea, key);
  expect(again.structuredContent).toEqual(first.structuredContent);
  expect(given).toHaveLength(2);
  expect(signTypedData).toHaveBeenCalledTimes(2);
});

test('a clock that is wrong is set right by the proxy’s', async () => {
  const { proxy, nanda: _, evmAuth, proofs } = setUp();
  const nanda = new NANDAClient({
    evmAuth,
    fetch: async (request) => {
      const response = await proxy.fetch(request);
      response.headers.set('date', new Date(Date.now() + 120_000).toUTCString());
      return response;
    },
  });
  const connection = await nanda.connect('market');
  const before = Date.now();
  await connection.execute('analyze', tea);
  const [proof] = proofs() as [EvmAuthProof];
  expect(Number(proof.challenge.message.issuedAt) - before).toBeGreaterThan(118_000);
});

test('a wallet in a page signs by EIP-1193', async () => {
  const requests: { method: string; params?: unknown }[] = [];
  const provider = {
    async request(request: { method: string; params?: unknown }) {
      requests.push(request);
      if (request.method === 'eth_requestAccounts') return [account.address];
      const [, text] = request.params as [string, string];
      return account.signTypedData(JSON.parse(text));
    },
  };
  const evmAuth = evmAuthFromProvider(provider, { contracts });
  const { nanda, proofs } = setUp({ options: { evmAuth } });
  expect(requests).toEqual([]);
  const connection = await nanda.connect('market');
  await connection.execute('analyze', tea);
  expect(requests.map(({ method }) => method)).toEqual([
    'eth_requestAccounts',
    'eth_signTypedData_v4',
  ]);
  const [address, text] = (requests[1]?.params ?? []) as [string, string];
  expect(address).toBe(account.address.toLowerCase());
  expect(JSON.parse(text)).toMatchObject({
    types: {
      EIP712Domain: [
        { name: 'name' },
        { name: 'version' },
        { name: 'chainId' },
        { name: 'verifyingContract' },
      ],
    },
  });
  const [proof] = proofs() as [EvmAuthProof];
  const signer = await recoverTypedDataAddress({ ...proof.challenge, signature: proof.signature });
  expect(signer).toBe(account.address);
  // Services want a number here, and texts there.
  expect(proof.challenge.domain.chainId).toBe(chainId);
});
