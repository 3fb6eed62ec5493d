import type { EvmAuthTypedData, ExecutionEvent, ToolResult } from '@nanda/sdk';
import { createTestProxy } from '@nanda/sdk/testing';
import { expect, test } from 'vitest';
import { createFakeDesk } from '../testing/create-fake-desk.js';
import { createSession } from '../session/create-session.js';
import type { ConfirmQuestion } from '../session/confirm.js';
import { createInteractiveClient } from './create-interactive-client.js';
import type { ProofWallet } from './proof-wallet.js';

const contractAddress = `0x${'c0'.repeat(20)}`;
const wallet = { address: `0x${'a1'.repeat(20)}`, label: 'main' };

function refuse(code: string): ToolResult {
  const details = { contractAddress, chainId: 31_337, requiredTokens: [101] };
  const error = { code, message: 'Buy one.\u001b]0;owned\u0007', details };
  return { content: [{ type: 'text', text: JSON.stringify({ error }) }] };
}

/** A session with a service that wants a proof, and somebody with a wallet, who says yes or no. */
async function setUp({
  proven = { content: [{ type: 'text', text: 'A market' }] },
  says = true,
  ...changes
}: {
  proven?: ToolResult;
  says?: boolean;
} & Partial<ProofWallet> = {}) {
  const proxy = createTestProxy({
    services: [
      {
        name: 'market',
        tools: {
          analyze: (parameters: Record<string, unknown>) =>
            '__evmauth' in parameters ? proven : refuse('EVMAUTH_PROOF_MISSING'),
        },
      },
    ],
  });
  const agreed: string[] = [];
  const signed: EvmAuthTypedData[] = [];
  const questions: ConfirmQuestion[] = [];
  const client = createInteractiveClient({
    openProxy: async () => ({ baseURL: 'http://proxy.test', fetch: proxy.fetch }),
    wallet: {
      find: async () => wallet,
      async sign(typedData) {
        signed.push(typedData);
        return `0x${'5a'.repeat(65)}`;
      },
      recall: async ({ serviceId }) => (agreed.includes(serviceId) ? 'agreed' : 'unknown'),
      agree: async ({ serviceId }) => void agreed.push(serviceId),
      ...changes,
    },
  });
  const session = createSession({
    client,
    desk: createFakeDesk(),
    confirm: async (question) => {
      questions.push(question);
      return says;
    },
  });
  await session.submit('connect: market');
  const texts = (kind: string) =>
    session.state.transcript.filter((line) => line.kind === kind).map(({ text }) => text);
  return {
    session,
    client,
    agreed,
    signed,
    questions,
    texts,
    [Symbol.asyncDispose]: () => session.close(),
  };
}

test('a call is signed once its user has agreed, who is asked once', async () => {
  await using app = await setUp();
  expect(await app.session.submit('call analyze {"query": "tea"}')).toBe(0);
  expect(app.texts('output').at(-1)).toBe('A market');
  expect(app.questions).toHaveLength(1);
  const { detail = '' } = app.questions[0] ?? {};
  for (const fact of ['analyze', contractAddress, '31337', '101', 'main', wallet.address]) {
    expect(detail).toContain(fact);
  }
  expect(await app.session.submit('call analyze {"query": "salt"}')).toBe(0);
  expect(app.questions).toHaveLength(1);
  expect(app.signed.map(({ primaryType, message }) => [primaryType, message.resourceName])).toEqual(
    [
      ['EVMAuthRequest', 'analyze'],
      ['EVMAuthRequest', 'analyze'],
    ],
  );
  // Known by the call that was answered, and not by the one that was refused.
  const [run] = app.session.state.runs.runs;
  const { signal } = new AbortController();
  const execution = await app.client.execution(run?.executionId ?? '', { signal });
  expect(execution.result?.content).toEqual([{ type: 'text', text: 'A market' }]);
});

test('what nobody agrees to is not signed, and is asked about again', async () => {
  await using app = await setUp({ says: false });
  expect(await app.session.submit('call analyze')).toBe(9);
  expect(app.texts('error').at(-1)).toContain('Nothing was signed');
  await app.session.submit('call analyze');
  expect(app.questions).toHaveLength(2);
  expect([app.signed, app.agreed]).toEqual([[], []]);
});

test('a token that is not held is told, and nothing of the service reaches the terminal raw', async () => {
  await using app = await setUp({ proven: refuse('PAYMENT_REQUIRED') });
  expect(await app.session.submit('call analyze')).toBe(10);
  const error = app.texts('error').at(-1) ?? '';
  expect(error).toContain(`holds none of the tokens 101 of the contract ${contractAddress}`);
  expect(error).not.toContain('\u001b');
});

test.each<[string, Partial<ProofWallet>]>([
  ['there is no wallet', { find: () => Promise.reject(new Error('Make a wallet first.')) }],
  [
    'the contract is of another service',
    { recall: () => Promise.reject(new Error('Make a wallet first.')) },
  ],
])('where %s, the wallet says what to do', async (_, changes) => {
  await using app = await setUp(changes);
  expect(await app.session.submit('call analyze')).toBe(3);
  expect(app.texts('error').at(-1)).toContain('Make a wallet first.');
  expect(app.questions).toEqual([]);
  expect(app.signed).toEqual([]);
});

test('without a wallet, the refusal is the result', async () => {
  const proxy = createTestProxy({
    services: [{ name: 'market', tools: { analyze: () => refuse('EVMAUTH_PROOF_MISSING') } }],
  });
  const client = createInteractiveClient({
    openProxy: async () => ({ baseURL: 'http://proxy.test', fetch: proxy.fetch }),
  });
  const { signal } = new AbortController();
  const { id: connectionId } = await client.connect({ serviceId: 'market' }, { signal });
  const events: ExecutionEvent[] = [];
  const onEvent = (event: ExecutionEvent) => events.push(event);
  const result = await client.call({
    connectionId,
    tool: 'analyze',
    parameters: {},
    signal,
    onEvent,
  });
  expect(result).toMatchObject(refuse('EVMAUTH_PROOF_MISSING'));
  expect(events.at(-1)?.type).toBe('result');
  await client.close();
});
